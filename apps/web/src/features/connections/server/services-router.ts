import { connectionChecks, createServiceConnection, deleteServiceConnection, listServiceConnections } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { announce, startServiceTest } from "./connection-test.ts";
import { newServiceSchema } from "./service-schemas.ts";

/** Accounts at services that stand beside a cloud. */
export const servicesRouter = router({
  list: organizationProcedure("connection:read").query(async ({ ctx }) => {
    const all = await listServiceConnections(ctx.services.database, ctx.organization.id);
    return all.map((one) => ({ ...one, checks: connectionChecks(one) }));
  }),

  create: organizationProcedure("connection:manage")
    .input(newServiceSchema)
    .mutation(async ({ ctx, input: { name: entered, access } }) => {
      const { service: _, ...credentials } = access;
      const { services, organization, actor } = ctx;
      const secrets = services.secretBox;
      const { id } = await createServiceConnection(services.database, organization.id, {
        name: entered,
        credentials,
        secrets,
        createdById: actor.id,
        actor,
      });
      await startServiceTest(ctx, id);
      return { id };
    }),

  /** Asks a worker to look whether the credentials work; the answer stands in the account later. */
  test: organizationProcedure("connection:test")
    .input(z.object({ service: z.uuid() }))
    .mutation(({ ctx, input }) => startServiceTest(ctx, input.service)),

  remove: organizationProcedure("connection:manage")
    .input(z.object({ service: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      await deleteServiceConnection(ctx.services.database, ctx.organization.id, { connectionId: input.service, actor: ctx.actor });
      announce(ctx);
    }),
});
