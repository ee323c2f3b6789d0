import {
  AppError,
  claimDeployment,
  finishDeployment,
  getDeployment,
  isDatabaseUnreachable,
  keepLease,
  type Lease,
  type NextWake,
  releaseLease,
} from "@zerolake/db";
import { type DeploymentState, LeaseLostError } from "@zerolake/execution";
import { OtherAccountError } from "../connections/other-account.ts";
import { jobOfState } from "../job-of-state.ts";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";
import { applyTurn, startTurn } from "./apply-turn.ts";
import { type DeploymentTurn, ring, type Wake } from "./deployment-turn.ts";
import { planTurn } from "./plan-turn.ts";
import { tellFault } from "./tell-fault.ts";
import { verifyTurn } from "./verify-turn.ts";

/** After a fault of ours the deployment rests this long before the next turn. */
const AFTER_FAULT_MS = 10_000;
const AFTER_LEASE_MS = 1_000;

/**
 * Takes the fairest deployment that is due in one of the states, moves it on as far as it goes without waiting, gives it
 * back, and makes sure that somebody wakes it when there is something to do again. False when nothing was due.
 */
export async function runTurn(context: WorkerContext, states: readonly DeploymentState[]): Promise<boolean> {
  if (context.isStopping()) return false;
  const lease = await claimDeployment(context.db, { owner: context.workerId, leaseMs: context.leaseMs, states });
  if (!lease) return false;
  const keeper = keepLease(context.db, lease, context.leaseMs);
  try {
    const { cancelRequestedAt } = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
    const turn = { context, lease, keeper, isCancelRequested: cancelRequestedAt !== null };
    const wake = await moveOn(turn).catch((error: unknown) => afterError(turn, error));
    await giveBack(turn, wake);
  } finally {
    keeper.stop();
  }
  return true;
}

function moveOn(turn: DeploymentTurn): Promise<Wake> {
  switch (turn.lease.state) {
    case "queued":
    case "planning":
      return planTurn(turn);
    case "approved":
      return startTurn(turn);
    case "applying":
      return applyTurn(turn);
    case "verifying":
      return verifyTurn(turn);
    default:
      return Promise.resolve(null);
  }
}

async function afterError(turn: DeploymentTurn, error: unknown): Promise<Wake> {
  const { context, lease } = turn;
  const about = { deploymentId: lease.deploymentId, state: lease.state };
  if (error instanceof LeaseLostError) {
    // If it really is somebody else's, giving it back does nothing; if it only was too short for a call, it goes on soon.
    context.logger.warn(about, "the lease is lost, or too short");
    return { afterMs: AFTER_LEASE_MS };
  }
  if (error instanceof AppError && error.code === "conflict") {
    context.logger.info({ ...about, reason: error.message }, "the deployment was moved by somebody else");
    return { afterMs: 0 };
  }
  if (isDatabaseUnreachable(error)) throw error;
  if (error instanceof OtherAccountError) return endElsewhere(turn, error);
  context.logger.error({ ...about, err: error }, "the turn failed");
  await tellFault(turn, `${sentenceOf(error)} It is tried again in ${AFTER_FAULT_MS / 1_000} s.`);
  return { afterMs: AFTER_FAULT_MS };
}

/** Trying again would not help until somebody enters other keys; calls that are open are looked for first by the next deployment. */
async function endElsewhere(turn: DeploymentTurn, error: OtherAccountError): Promise<Wake> {
  const { context, lease } = turn;
  const { state } = await getDeployment(context.db, lease.organizationId, lease.deploymentId);
  context.logger.warn({ err: error, deploymentId: lease.deploymentId, state }, "the connection leads to another account");
  if (state !== "approved" && state !== "applying" && state !== "verifying") throw error;
  await finishDeployment(context.db, lease, { from: state, result: "failed", summary: sentenceOf(error) });
  ring(turn);
  return null;
}

async function giveBack(turn: DeploymentTurn, wake: Wake): Promise<void> {
  const { context, lease, isCancelRequested } = turn;
  const wakeAfterMs = wake === null ? null : wake.afterMs;
  const next = await releaseLease(context.db, lease, { wakeAfterMs, hasSeenCancel: isCancelRequested });
  if (next) await wakeLater(context, lease, next);
  else ring(turn);
}

async function wakeLater({ queue }: WorkerContext, lease: Lease, { state, wakeInMs }: NextWake): Promise<void> {
  const { organizationId, deploymentId, fencing } = lease;
  await queue.enqueue(jobOfState(state), { organizationId, deploymentId }, { delayMs: wakeInMs, round: fencing });
}
