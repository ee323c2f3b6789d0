import { GRANTABLE_ROLES, PERMISSIONS } from "@zerolake/access";
import { listGrants } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { endGrant, grant } from "./change-grants.ts";
import { checkAccess } from "./check-access.ts";

const place = { inProject: z.string().nullish(), inEnvironment: z.string().nullish() };
const question = z.object({ person: z.uuid(), permission: z.enum(PERMISSIONS), ...place });
const wanted = z.object({ ...place, person: z.uuid(), role: z.enum(GRANTABLE_ROLES), inProject: z.string() });

/** What people may, where. The table of roles and permissions is part of the program; what is granted in single places is data. */
export const rolesRouter = router({
  grants: organizationProcedure("member:read").query(({ ctx }) => listGrants(ctx.services.database, ctx.organization.id)),
  /** Of one project and its environments. */
  ofProject: projectProcedure("member:read").query(({ ctx }) =>
    listGrants(ctx.services.database, ctx.organization.id, { projectId: ctx.project.id }),
  ),
  check: organizationProcedure("member:read")
    .input(question)
    .query(({ ctx, input }) => checkAccess(ctx, input)),
  grant: organizationProcedure("member:manage")
    .input(wanted)
    .mutation(({ ctx, input }) => grant(ctx, input)),
  endGrant: organizationProcedure("member:manage")
    .input(z.object({ grant: z.uuid() }))
    .mutation(({ ctx, input }) => endGrant(ctx, input.grant)),
});
