import { connectionTrust, listProjectNames, notFound } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { connectionProcedure } from "../connection-procedure.ts";
import { connectByTrust, noteClientId } from "./make-trust.ts";
import { neededResources } from "./needed-resources.ts";
import { clientIdSchema, newTrustSchema, setupSchema } from "./trust-schemas.ts";
import { setupWays } from "./trust-setup.ts";
import { waysOf } from "./ways.ts";

/** Connections that keep no key. */
export const trustRouter = router({
  ways: organizationProcedure("connection:read").query(({ ctx }) => waysOf(ctx.services.environment, ctx.organization.slug)),

  create: organizationProcedure("connection:manage")
    .input(newTrustSchema)
    .mutation(({ ctx, input }) => connectByTrust(ctx, input)),

  /** What an administrator runs in the cloud, with the rights for a project's drawing or for everything. */
  setup: connectionProcedure("connection:manage")
    .input(setupSchema)
    .query(async ({ ctx, input }) => {
      const { connection, services, organization } = ctx;
      const trust = connectionTrust(connection);
      if (!trust) throw notFound("set-up");
      const cloud = connection.cloud as Cloud;
      const { resources, ofProject } = await neededResources(services.database, organization.id, { cloud, project: input.project });
      const { issuer, issuerProblem } = waysOf(services.environment, organization.slug);
      const projects = await listProjectNames(services.database, organization.id);
      return { ways: setupWays(connection, trust, { issuer, resources }), ofProject, issuer, issuerProblem, projects, trust };
    }),

  setClientId: connectionProcedure("connection:manage")
    .input(clientIdSchema)
    .mutation(({ ctx, input }) => noteClientId(ctx, ctx.connection.id, { ...input, trust: connectionTrust(ctx.connection) })),
});
