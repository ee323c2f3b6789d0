import { beginPlanning, type ComputedPlan, finishPlanning, isDatabaseUnreachable, type PlanningEnd } from "@zerolake/db";
import { isEmptyPlan, whyNotApprovable } from "@zerolake/planner";
import { sentenceOf } from "../sentence-of.ts";
import { askPreflight } from "./ask-preflight.ts";
import { computePlan } from "./compute-plan.ts";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";

/** Computes the plan and hands it to a person, or ends the deployment when there is nothing to decide. */
export async function planTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  if (lease.state === "queued") {
    await beginPlanning(context.db, lease);
    ring(turn);
  }
  const { computed, end } = turn.isCancelRequested ? cancelled() : await planOrFail(turn);
  await finishPlanning(context.db, lease, { computed, end });
  ring(turn);
  return null;
}

interface Planned {
  readonly computed: ComputedPlan | undefined;
  readonly end: PlanningEnd;
}

function cancelled(): Planned {
  return { computed: undefined, end: { to: "cancelled", summary: "Cancelled before the plan was ready." } };
}

/** A plan that cannot be computed is an end that a person must see; only a lost database leaves it for another turn. */
async function planOrFail({ context, lease }: DeploymentTurn): Promise<Planned> {
  try {
    const computed = await computePlan(context, lease);
    const end = endOf(computed);
    return { computed: end.to === "awaitingApproval" ? await askPreflight(context, lease, computed) : computed, end };
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    context.logger.warn({ err: error, deploymentId: lease.deploymentId }, "the plan could not be computed");
    return { computed: undefined, end: { to: "failed", summary: sentenceOf(error) } };
  }
}

function endOf({ plan }: ComputedPlan): PlanningEnd {
  const summary = whyNotApprovable(plan);
  if (summary !== undefined) return { to: "failed", summary };
  return isEmptyPlan(plan) ? { to: "succeeded", summary: "Nothing to change." } : { to: "awaitingApproval" };
}
