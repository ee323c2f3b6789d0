import {
  appendAudit,
  askOrganizationDeletion,
  findMembership,
  leaveOrganization,
  notFound,
  organizationEnd,
  renameOrganization,
  restoreOrganization,
} from "@zerolake/db";
import * as z from "zod";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import { router } from "@/server/trpc/init.ts";
import { ownAccountProcedure } from "@/server/trpc/own-account-procedure.ts";
import { organizationProcedure, userProcedure } from "@/server/trpc/procedures.ts";
import { startOrganization } from "./start-organization.ts";

const name = z.string().trim().min(1, "The organisation's name is missing.").max(100);
const slug = z
  .string()
  .max(40, "Use at most 40 characters.")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens; begin with a letter.");

/** What an organisation is, and its beginning and end. */
export const organizationsRouter = router({
  create: ownAccountProcedure.input(z.object({ name })).mutation(({ ctx, input }) => startOrganization(ctx, input)),

  general: organizationProcedure("organization:read").query(async ({ ctx: { services, organization } }) => ({
    name: organization.name,
    slug: organization.slug,
    ...(await organizationEnd(services.database, organization.id)),
  })),

  rename: organizationProcedure("organization:manage")
    .input(z.object({ name, slug }))
    .mutation(async ({ ctx: { services, organization, actor }, input }) => {
      const renamed = await renameOrganization(services.database, organization.id, { name: input.name, slug: input.slug, actor });
      services.signals.publish(`organization:${organization.id}`);
      return { slug: renamed.slug };
    }),

  delete: organizationProcedure("organization:manage").mutation(async ({ ctx: { services, organization, actor } }) => {
    const purgeAt = await askOrganizationDeletion(services.database, organization.id, { actor, now: new Date() });
    services.signals.publish(`organization:${organization.id}`);
    return { purgeAt };
  }),

  restore: organizationProcedure("organization:manage").mutation(async ({ ctx: { services, organization, actor } }) => {
    await restoreOrganization(services.database, organization.id, { actor });
    services.signals.publish(`organization:${organization.id}`);
  }),

  /** Says who may have the export and notes that they took it; the file itself comes from its own route. */
  noteExport: organizationProcedure("organization:manage").mutation(async ({ ctx: { services, organization, actor } }) => {
    const target = { type: "organization", id: organization.id, name: organization.name };
    await services.database.prisma.$transaction((tx) => appendAudit(tx, organization.id, { actor, action: "organization.export", target }));
    return { organizationId: organization.id };
  }),

  /** Everybody may leave, whatever their role. */
  leave: userProcedure.input(z.object({ organization: z.string().max(100) })).mutation(async ({ ctx, input }) => {
    const { services, session, user, actor } = ctx;
    const membership = await findMembership(services.database, session, input.organization);
    if (!membership) throw notFound("organisation");
    const { sessionIds } = await leaveOrganization(services.database, membership.organizationId, { userId: user.id, actor });
    tellSessions(services, sessionIds);
    services.signals.publish(`organization:${membership.organizationId}`);
  }),
});
