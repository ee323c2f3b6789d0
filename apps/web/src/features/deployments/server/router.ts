import { tracked } from "@trpc/server";
import { DEPLOYMENT_STATES } from "@zerolake/execution";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { deploymentProcedure, environmentProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { approve, cancel, discard } from "./decide.ts";
import { getRun } from "./get-run.ts";
import { listDeploymentPage } from "./list-deployments.ts";
import { planEnvironment } from "./plan-environment.ts";
import { watchDeployment } from "./watch-deployment.ts";

const comment = z.string().trim().max(2_000).optional();
const consents = z.array(z.string().max(500)).max(1_000).default([]);

export const deploymentsRouter = router({
  list: projectProcedure("deployment:read")
    .input(
      z.object({ environmentId: z.uuid().optional(), states: z.array(z.enum(DEPLOYMENT_STATES)).optional(), before: z.date().optional() }),
    )
    .query(({ ctx, input: { environmentId, states, before } }) =>
      listDeploymentPage(ctx.services.database, ctx.organization.id, {
        projectId: ctx.project.id,
        ...defined({ environmentId, states, before }),
      }),
    ),
  get: deploymentProcedure("deployment:read").query(({ ctx }) =>
    getRun(ctx.services.database, ctx.organization.id, { deployment: ctx.deployment, role: ctx.role, userId: ctx.user.id }),
  ),
  watch: deploymentProcedure("deployment:read")
    .input(z.object({ afterSequence: z.int().min(0), lastEventId: z.string().nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const afterSequence = input.lastEventId ? Number(input.lastEventId) || 0 : input.afterSequence;
      const watch = {
        deploymentId: ctx.deployment.id,
        afterSequence,
        signal: signal ?? new AbortController().signal,
        mayStillRead: ctx.mayStillRead,
      };
      for await (const event of watchDeployment(ctx.services, ctx.organization.id, watch)) yield tracked(String(event.sequence), event);
    }),
  plan: environmentProcedure("deployment:plan")
    .input(z.object({ version: z.int().min(1).optional(), consents, retryOfId: z.uuid().optional() }))
    .mutation(({ ctx, input: { version, consents, retryOfId } }) =>
      planEnvironment(ctx.services, ctx.organization.id, {
        environment: ctx.environment,
        actor: ctx.actor,
        request: { kind: "apply", consents, ...defined({ version, retryOfId }) },
      }),
    ),
  destroy: environmentProcedure("deployment:destroy")
    .input(z.object({ consents }))
    .mutation(({ ctx, input }) =>
      planEnvironment(ctx.services, ctx.organization.id, {
        environment: ctx.environment,
        actor: ctx.actor,
        request: { kind: "destroy", consents: input.consents },
      }),
    ),
  approve: deploymentProcedure("deployment:approve")
    .input(z.object({ planHash: z.string().length(64), comment }))
    .mutation(({ ctx, input: { planHash, comment } }) =>
      approve(ctx.services, ctx.organization.id, { deploymentId: ctx.deployment.id, by: ctx.actor, planHash, ...defined({ comment }) }),
    ),
  discard: deploymentProcedure("deployment:approve")
    .input(z.object({ comment }))
    .mutation(({ ctx, input }) =>
      discard(ctx.services, ctx.organization.id, {
        deploymentId: ctx.deployment.id,
        by: ctx.actor,
        ...defined({ comment: input.comment }),
      }),
    ),
  cancel: deploymentProcedure("deployment:cancel").mutation(({ ctx }) =>
    cancel(ctx.services, ctx.organization.id, { deploymentId: ctx.deployment.id, by: ctx.actor }),
  ),
});

/** Leaves out what is undefined: an optional field is absent, never `undefined`. */
function defined<T extends Record<string, unknown>>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
