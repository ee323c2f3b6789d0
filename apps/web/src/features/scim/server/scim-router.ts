import { createScimToken, previewGroupRoles, revokeScimToken, setGroupRoles } from "@zerolake/db";
import { MAPPED_ROLES } from "@zerolake/scim";
import * as z from "zod";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { loadProvisioning } from "./load-provisioning.ts";

const DAYS_MAX = 365;
const GROUPS_MAX = 1_000;

const newToken = z.object({
  name: z.string().trim().min(1, "The token needs a name.").max(80, "A name has at most 80 characters."),
  days: z.int().min(1).max(DAYS_MAX),
});
const oneToken = z.object({ token: z.uuid() });
const choices = z.object({
  /** Of the groups whose role is to be another one. */
  roles: z.array(z.object({ groupId: z.uuid(), role: z.enum(MAPPED_ROLES).nullable() })).max(GROUPS_MAX),
});

/** How an organisation's identity provider manages its people. */
export const scimRouter = router({
  get: organizationProcedure("sso:read").query(({ ctx }) => loadProvisioning(ctx)),
  createToken: organizationProcedure("sso:manage")
    .input(newToken)
    .mutation(({ ctx, input: { name, days } }) =>
      createScimToken(ctx.services.database, ctx.organization.id, { name, days, actor: ctx.actor }),
    ),
  revokeToken: organizationProcedure("sso:manage")
    .input(oneToken)
    .mutation(({ ctx, input }) => revokeScimToken(ctx.services.database, ctx.organization.id, { tokenId: input.token, actor: ctx.actor })),
  /** Who would change; changes nothing. */
  tryRoles: organizationProcedure("sso:manage")
    .input(choices)
    .mutation(({ ctx, input }) => previewGroupRoles(ctx.services.database, ctx.organization.id, { roles: input.roles, actor: ctx.actor })),
  setRoles: organizationProcedure("sso:manage")
    .input(choices)
    .mutation(async ({ ctx, input }) => {
      const { changes, sessionIds } = await setGroupRoles(ctx.services.database, ctx.organization.id, {
        roles: input.roles,
        actor: ctx.actor,
      });
      tellSessions(ctx.services, sessionIds);
      ctx.services.signals.publish(`organization:${ctx.organization.id}`);
      return changes;
    }),
});
