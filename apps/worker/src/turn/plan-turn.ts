import { beginPlanning, type ComputedPlan, finishPlanning, isDatabaseUnreachable, type PlanningEnd } from "@zerolake/db";
import { isEmptyPlan, whyNotApprovable } from "@zerolake/planner";
import { sentenceOf } from "../sentence-of.ts";
import { askPreflight } from "./ask-preflight.ts";
import { computePlan } from "./compute-plan.ts";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";
import { withPolicyFacts } from "./policy-facts.ts";
import { isRefreshOwed } from "./refresh-first.ts";

/** Computes the plan and hands it to a person, or ends the deployment when there is nothing to decide. */
export async function planTurn(turn: DeploymentTurn): Promise<Wake> {
  const { context, lease } = turn;
  if (lease.state === "queued") {
    await beginPlanning(context.db, lease);
    ring(turn);
  }
  if (!turn.isCancelRequested && (await isRefreshOwed(turn))) return { afterMs: REFRESH_LOOK_MS };
  const { computed, end } = turn.isCancelRequested ? cancelled() : await planOrFail(turn);
  await finishPlanning(context.db, lease, { computed, end });
  ring(turn);
  return null;
}

/** How often a plan that waits for a refresh looks whether it has ended. */
const REFRESH_LOOK_MS = 1_000;

interface Planned {
  readonly computed: ComputedPlan | undefined;
  readonly end: PlanningEnd;
}

function cancelled(): Planned {
  return { computed: undefined, end: { on: "stop", summary: "Cancelled before the plan was ready." } };
}

/** A plan that cannot be computed is an end that a person must see; only a lost database leaves it for another turn. */
async function planOrFail({ context, lease }: DeploymentTurn): Promise<Planned> {
  try {
    const computed = await computePlan(context, lease);
    const end = endOf(computed);
    if (end.on !== "askForApproval") return { computed, end };
    return { computed: await withPolicyFacts(context, lease, await askPreflight(context, lease, computed)), end };
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    context.logger.warn({ err: error, deploymentId: lease.deploymentId }, "the plan could not be computed");
    return { computed: undefined, end: { on: "fail", summary: sentenceOf(error) } };
  }
}

function endOf({ plan }: ComputedPlan): PlanningEnd {
  const obstacle = whyNotApprovable(plan);
  if (obstacle !== undefined) return { on: "fail", summary: obstacle };
  const summary = plan.leftOut ? "Nothing to change in the chosen parts." : "Nothing to change.";
  return isEmptyPlan(plan) ? { on: "findNothingToDo", summary } : { on: "askForApproval" };
}
