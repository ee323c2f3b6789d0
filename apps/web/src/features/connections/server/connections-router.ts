import { connectionChecks, deleteConnection, listConnections, listConnectionUses } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { connectionProcedure } from "./connection-procedure.ts";
import { changedConnectionSchema, newConnectionSchema } from "./connection-schemas.ts";
import { announce, startTest } from "./connection-test.ts";
import { sandboxRouter } from "./sandbox-router.ts";
import { changeConnection, connectCloud } from "./save-connection.ts";
import { scopeRouter } from "./scope-router.ts";
import { servicesRouter } from "./services-router.ts";
import { trustRouter } from "./trust/trust-router.ts";

export const connectionsRouter = router({
  list: organizationProcedure("connection:read").query(({ ctx }) => listConnections(ctx.services.database, ctx.organization.id)),

  get: connectionProcedure("connection:read").query(async ({ ctx }) => {
    const all = await listConnections(ctx.services.database, ctx.organization.id);
    return {
      ...ctx.connection,
      checks: connectionChecks(ctx.connection),
      usedBy: all.find((connection) => connection.id === ctx.connection.id)?.usedBy ?? [],
    };
  }),

  /** What has used it lately. */
  uses: connectionProcedure("connection:read").query(({ ctx }) =>
    listConnectionUses(ctx.services.database, ctx.organization.id, ctx.connection.id),
  ),

  create: organizationProcedure("connection:manage")
    .input(newConnectionSchema)
    .mutation(({ ctx, input }) => connectCloud(ctx, input)),

  update: connectionProcedure("connection:manage")
    .input(changedConnectionSchema)
    .mutation(({ ctx, input }) => changeConnection(ctx, input)),

  /** Asks a worker to look whether the credentials work; the answer stands in the connection later. */
  test: connectionProcedure("connection:test").mutation(({ ctx }) => startTest(ctx, ctx.connection.id)),

  remove: connectionProcedure("connection:manage").mutation(async ({ ctx }) => {
    await deleteConnection(ctx.services.database, ctx.organization.id, { connectionId: ctx.connection.id, actor: ctx.actor });
    announce(ctx);
  }),

  sandbox: sandboxRouter,
  scope: scopeRouter,
  services: servicesRouter,
  trust: trustRouter,
});
