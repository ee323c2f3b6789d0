import {
  AppError,
  claimDeployment,
  failDeployment,
  isDatabaseUnreachable,
  keepLease,
  type Lease,
  type NextWake,
  releaseLease,
  requestHealthLook,
  WORKABLE_STATES,
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
const UNREADABLE_MS = 5 * 60_000;
const AFTER_LEASE_MS = 1_000;

/**
 * Takes the fairest deployment that is due, whatever is to be done with it, moves it on as far as it goes without waiting, gives it
 * back, and makes sure that somebody wakes it when there is something to do again. Returns the state that it was in; `undefined` when nothing was due.
 */
export async function runTurn(context: WorkerContext): Promise<DeploymentState | undefined> {
  if (context.isStopping()) return undefined;
  const lease = await claimDeployment(context.db, { owner: context.workerId, leaseMs: context.leaseMs, states: WORKABLE_STATES });
  if (!lease) return undefined;
  const keeper = keepLease(context.db, lease, context.leaseMs);
  try {
    const turn = { context, lease, keeper, isCancelRequested: lease.isCancelRequested };
    const wake = await moveOn(turn).catch((error: unknown) => afterError(turn, error));
    await giveBack(turn, wake);
  } finally {
    keeper.stop();
  }
  return lease.state;
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
  if (error instanceof AppError && error.code === "unreadable") return endOrRest(turn, error);
  context.logger.error({ ...about, err: error }, "the turn failed");
  await tellFault(turn, `${sentenceOf(error)} It is tried again in ${AFTER_FAULT_MS / 1_000} s.`);
  return { afterMs: AFTER_FAULT_MS };
}

/** Trying again would not help until somebody enters other keys; calls that are open are looked for first by the next deployment. */
async function endElsewhere(turn: DeploymentTurn, error: OtherAccountError): Promise<Wake> {
  const { context, lease } = turn;
  context.logger.warn({ err: error, deploymentId: lease.deploymentId }, "the connection leads to another account");
  await failDeployment(context.db, lease, sentenceOf(error));
  ring(turn);
  return null;
}

/**
 * Something stored cannot be read. Before anything was begun the deployment ends with that; later it rests, since somebody may restore the
 * row, or a worker of a newer version may know it, until a person cancels it.
 */
async function endOrRest(turn: DeploymentTurn, error: AppError): Promise<Wake> {
  const { context, lease, isCancelRequested } = turn;
  context.logger.error({ err: error, deploymentId: lease.deploymentId }, "something stored cannot be read");
  const isUnderWay = lease.state === "applying" || lease.state === "verifying";
  if (isUnderWay && !isCancelRequested) {
    await tellFault(turn, `${sentenceOf(error)} It is looked at again in ${UNREADABLE_MS / 60_000} minutes; cancel it to end it as it is.`);
    return { afterMs: UNREADABLE_MS };
  }
  const open = isUnderWay ? " Calls that were open are looked for by the next deployment." : " Nothing was changed.";
  await failDeployment(context.db, lease, `${sentenceOf(error)}${open}`);
  ring(turn);
  return null;
}

async function giveBack(turn: DeploymentTurn, wake: Wake): Promise<void> {
  const { context, lease, isCancelRequested } = turn;
  const wakeAfterMs = wake === null ? null : wake.afterMs;
  const next = await releaseLease(context.db, lease, { wakeAfterMs, hasSeenCancel: isCancelRequested });
  if (next) return wakeLater(context, lease, next);
  ring(turn);
  if (lease.state === "approved" || lease.state === "applying" || lease.state === "verifying") await lookAfterwards(turn);
}

/** What a deployment has left is looked at as soon as it is over. */
async function lookAfterwards({ context: { db, queue }, lease: { organizationId, environmentId } }: DeploymentTurn): Promise<void> {
  await requestHealthLook(db, organizationId, environmentId);
  await queue.enqueue("environment.health", { organizationId, environmentId }, { isScheduled: true });
}

async function wakeLater({ queue }: WorkerContext, lease: Lease, { state, wakeInMs }: NextWake): Promise<void> {
  const { organizationId, deploymentId, fencing } = lease;
  await queue.enqueue(jobOfState(state), { organizationId, deploymentId }, { delayMs: wakeInMs, round: fencing });
}
