import { listRequesters } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { deploymentProcedure, environmentProcedure, organizationProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { approve, cancel, discard } from "./decide.ts";
import { getRun } from "./get-run.ts";
import { approveInput, commentInput, destroyableInput, destroyInput, listInput, planInput } from "./inputs.ts";
import { countApprovals, listApprovals } from "./list-approvals.ts";
import { listDeploymentPage } from "./list-deployments.ts";
import { loadDestroyable } from "./load-destroyable.ts";
import { loadOutputs } from "./load-outputs.ts";
import { loadPlanCost } from "./load-plan-cost.ts";
import { planDestruction, planEnvironment } from "./plan-environment.ts";

/** Deployments of a project. What happens during a run comes over the page's live stream. */
export const deploymentsRouter = router({
  list: projectProcedure("deployment:read")
    .input(listInput)
    .query(({ ctx, input }) => listDeploymentPage(ctx, input)),
  /** Everybody who has asked for one, to choose from. */
  requesters: projectProcedure("deployment:read").query(({ ctx }) =>
    listRequesters(ctx.services.database, ctx.organization.id, ctx.project.id),
  ),
  /** Plans of the whole organisation that wait for a decision, and the decisions of late. */
  approvals: organizationProcedure("deployment:read").query(({ ctx }) => listApprovals(ctx)),
  /** How many of them wait for this person. */
  approvalCount: organizationProcedure("deployment:read").query(({ ctx }) => countApprovals(ctx)),
  get: deploymentProcedure("deployment:read").query(({ ctx }) => getRun(ctx)),
  cost: deploymentProcedure("deployment:read").query(({ ctx }) => loadPlanCost(ctx)),
  outputs: deploymentProcedure("deployment:read").query(({ ctx }) => loadOutputs(ctx)),
  destroyable: environmentProcedure("environment:read")
    .input(destroyableInput)
    .query(({ ctx, input }) => loadDestroyable(ctx, input.undo)),
  plan: environmentProcedure("deployment:plan")
    .input(planInput)
    .mutation(({ ctx, input }) => planEnvironment(ctx, input)),
  destroy: environmentProcedure("deployment:destroy")
    .input(destroyInput)
    .mutation(({ ctx, input }) => planDestruction(ctx, input)),
  approve: deploymentProcedure("deployment:approve")
    .input(approveInput)
    .mutation(({ ctx, input }) => approve(ctx, input)),
  discard: deploymentProcedure("deployment:approve")
    .input(commentInput)
    .mutation(({ ctx, input }) => discard(ctx, input)),
  cancel: deploymentProcedure("deployment:cancel").mutation(({ ctx }) => cancel(ctx)),
});
