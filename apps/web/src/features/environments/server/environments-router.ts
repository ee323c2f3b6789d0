import {
  connectionScope,
  isWithinScope,
  listConnections,
  listEnvironmentServices,
  listEnvironmentSummaries,
  listServiceConnections,
  orderEnvironments,
  SERVICES,
  setEnvironmentService,
} from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { environmentProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { loadEnvironmentAnswers } from "./environment-answers.ts";
import { loadEnvironmentOutputs, loadEnvironmentOverview, loadEnvironmentResources } from "./environment-overview.ts";
import { environmentSettingsSchema, lockSchema, newEnvironmentSchema } from "./environment-schemas.ts";
import { lock, unlock } from "./lock-environment.ts";
import { addEnvironment, changeEnvironment, removeEnvironment } from "./save-environment.ts";

export const environmentsRouter = router({
  list: projectProcedure("environment:read").query(({ ctx }) =>
    listEnvironmentSummaries(ctx.services.database, ctx.organization.id, { projectId: ctx.project.id }),
  ),

  /** The way of promotion: every environment of the project once, the first one first. */
  order: projectProcedure("environment:edit")
    .input(z.object({ order: z.array(z.uuid()).max(100) }))
    .mutation(async ({ ctx, input: { order } }) => {
      const { services, organization, project, actor } = ctx;
      await orderEnvironments(services.database, organization.id, { projectId: project.id, order, actor });
      services.signals.publish(`organization:${organization.id}`);
    }),

  /** Connections to choose from: those that may be used in the project, or in one of its environments. */
  connections: projectProcedure("connection:read").query(async ({ ctx }) => {
    const all = await listConnections(ctx.services.database, ctx.organization.id);
    const usable = all.filter((connection) => isWithinScope(connectionScope(connection), { projectId: ctx.project.id }));
    return usable.map(({ id, name, cloud, method, defaultRegion, isTestPassed }) => ({
      id,
      name,
      cloud,
      method,
      defaultRegion,
      isTestPassed,
    }));
  }),

  /** Cloud of the newest environment, and of the project as long as there is none. */
  suggestedCloud: projectProcedure("environment:read").query(async ({ ctx }) => {
    const all = await listEnvironmentSummaries(ctx.services.database, ctx.organization.id, { projectId: ctx.project.id });
    return all.at(-1)?.cloud ?? ctx.project.targetCloud;
  }),

  create: projectProcedure("environment:create")
    .input(newEnvironmentSchema)
    .mutation(({ ctx, input }) => addEnvironment(ctx, input)),

  overview: environmentProcedure("environment:read").query(({ ctx }) => loadEnvironmentOverview(ctx)),
  resources: environmentProcedure("environment:read").query(({ ctx }) => loadEnvironmentResources(ctx)),
  answers: environmentProcedure("environment:read").query(({ ctx }) => loadEnvironmentAnswers(ctx)),
  outputs: environmentProcedure("environment:read").query(({ ctx }) => loadEnvironmentOutputs(ctx)),

  update: environmentProcedure("environment:edit")
    .input(environmentSettingsSchema)
    .mutation(({ ctx, input }) => changeEnvironment(ctx, input)),

  lock: environmentProcedure("environment:edit")
    .input(lockSchema)
    .mutation(({ ctx, input }) => lock(ctx, input)),
  unlock: environmentProcedure("environment:edit").mutation(({ ctx }) => unlock(ctx)),

  /** Accounts at services beside the cloud: those that are in use, and those to choose from. */
  services: environmentProcedure("environment:read").query(async ({ ctx }) => {
    const { services, organization, environment } = ctx;
    const [used, all] = await Promise.all([
      listEnvironmentServices(services.database, organization.id, environment.id),
      listServiceConnections(services.database, organization.id),
    ]);
    return { used, choices: all.map(({ id, service, name, account }) => ({ id, service, name, account })) };
  }),

  chooseService: environmentProcedure("environment:edit")
    .input(z.object({ service: z.enum(SERVICES), connection: z.uuid().nullable() }))
    .mutation(async ({ ctx, input: { service, connection: connectionId } }) => {
      const { services, organization, environment, actor } = ctx;
      await setEnvironmentService(services.database, organization.id, { environmentId: environment.id, service, connectionId, actor });
      services.signals.publish(`organization:${organization.id}`);
    }),

  remove: environmentProcedure("environment:delete").mutation(({ ctx }) => removeEnvironment(ctx)),
});
