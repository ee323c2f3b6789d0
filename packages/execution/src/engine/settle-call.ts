import { type CloudError, CloudRefusalError, NoAnswerError, type OperationStatus } from "../driver-port.ts";
import { askAgain, keepWaiting } from "./await-operation.ts";
import { callCloud } from "./call-cloud.ts";
import { fail, markUncertain, type Running, succeed } from "./close-operation.ts";
import { type Existing, findExisting } from "./find-existing.ts";
import { updateExisting } from "./perform-call.ts";
import { identityOf, requestOf } from "./prepare-request.ts";
import { leftover } from "./record-outcome.ts";
import type { Turn } from "./turn.ts";

/** Does work that asks the cloud; when no answer comes, the call stays open and is looked at again later. */
export async function answering(turn: Turn, running: Running, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof CloudRefusalError) return refused(turn, running, thrown);
    if (!(thrown instanceof NoAnswerError)) throw thrown;
    await askAgain(turn, running, thrown);
  }
}

/** The cloud would not show what it has. Where a call of ours may have made something, that is not a failure but not knowing. */
async function refused(turn: Turn, running: Running, refusal: CloudRefusalError): Promise<void> {
  const { error } = refusal;
  const isPassing = error.class === "throttled" || error.class === "retryable";
  if (running.tracked.kind === "create" && running.call.mayHaveHappened) {
    if (isPassing) return askAgain(turn, running, refusal);
    return markUncertain(turn, running, `The cloud does not show whether an earlier call created it: ${error.message}. ${error.remedy}`);
  }
  // Only a look was refused, so nothing was made: a retry need not fear a second one.
  await fail(turn, running, { error: isPassing ? { ...error, class: "throttled" } : error });
}

/** Writes down what came of a call. */
export async function settleStatus(turn: Turn, running: Running, status: OperationStatus): Promise<void> {
  switch (status.state) {
    case "done":
      return succeed(turn, running, status);
    case "pending":
      return keepWaiting(turn, running, status);
    case "failed":
      return recoverOrFail(turn, running, status);
  }
}

type Failed = Extract<OperationStatus, { readonly state: "failed" }>;

/** Some failures are half a success: the resource may be there. The cloud is asked before anything is tried again. */
async function recoverOrFail(turn: Turn, running: Running, failed: Failed): Promise<void> {
  const { tracked, call, prepared } = running;
  const { cause } = failed.error;
  if (tracked.kind === "update" && failed.error.class === "notFound") return failUpdateOfGone(turn, running, failed);
  if (tracked.kind !== "create") return finish(turn, running, failed);
  switch (cause) {
    case "alreadyExists": {
      const existing = await existingFor(turn, running);
      if (existing.found === "ours") return takeOver(turn, running, existing);
      return finish(turn, running, existing.found === "foreign" ? { ...failed, error: existing.error } : failed);
    }
    case "mayExist": {
      call.mayHaveHappened = true;
      const existing = await existingFor(turn, running);
      return existing.found === "ours" ? takeOver(turn, running, existing) : finish(turn, running, failed);
    }
    case "halfCreated": {
      call.mayHaveHappened = true;
      const existing = await existingFor(turn, running);
      const made = existing.found === "ours" ? existing.observed : undefined;
      const records = made ? leftover(turn, tracked, { prepared, made, condition: "broken" }) : [];
      return fail(turn, running, { error: failed.error, records, isFinal: true, ...(made ? { identifier: made.identifier } : {}) });
    }
    default:
      return finish(turn, running, failed);
  }
}

/**
 * A call that was repeated failed: what became of the one before, which nobody has answered, is looked at. Who is let in no more, and sees nothing, cannot know.
 */
export async function settleFailedRepeat(turn: Turn, running: Running, failed: Failed): Promise<void> {
  if (running.tracked.kind !== "create" || failed.error.cause !== undefined) return recoverOrFail(turn, running, failed);
  const existing = await existingFor(turn, running);
  if (existing.found === "ours") return takeOver(turn, running, existing);
  if (existing.found === "foreign") return finish(turn, running, { ...failed, error: existing.error });
  const { error } = failed;
  if (error.class === "permission")
    return markUncertain(turn, running, `An earlier call may have created it. ${error.message}. ${error.remedy}`);
  // Another attempt looks first: a cloud may list late what the first call made.
  await finish(turn, running, { ...failed, error: { ...error, cause: "mayExist" } });
}

/**
 * It exists and is ours. After a call of this very deployment it is as it was sent; otherwise it is older, and brought into
 * the wanted form first.
 */
export async function takeOver(turn: Turn, running: Running, existing: Extract<Existing, { readonly found: "ours" }>): Promise<void> {
  const { tracked, call } = running;
  const { identifier } = existing.observed;
  const { address } = tracked;
  await turn.deps.journal.append([
    { type: "log", level: "info", address, message: `Found ${identifier}, which carries our tags; going on with it` },
  ]);
  const isFromThisRun = (call.mayHaveHappened || tracked.mayExist) && !turn.lookFirst.has(address);
  const { desired } = tracked.operation.step;
  const mayBeHalfMade = desired !== undefined && turn.deps.driver.isMadeInSteps(desired.type, desired.via);
  if (!desired || (isFromThisRun && !mayBeHalfMade)) return succeed(turn, running, existing.observed);
  const request = requestOf(turn, { desired, ...running });
  const status = await updateExisting(turn, running, { request, observed: existing.observed });
  // A second look would find the same again: what the update says is final.
  return status.state === "failed" ? finish(turn, running, status) : settleStatus(turn, running, status);
}

/** What the cloud has at the place of an operation. */
export async function existingFor(turn: Turn, running: Running): Promise<Existing> {
  const { desired } = running.tracked.operation.step;
  return desired ? findExisting(turn, running, requestOf(turn, { desired, ...running })) : { found: "nothing" };
}

/** Somebody deleted it since the plan: when the cloud confirms that, the record goes, and the next plan creates it again. */
async function failUpdateOfGone(turn: Turn, running: Running, failed: Failed): Promise<void> {
  const prior = turn.records.get(running.tracked.address);
  const observed =
    prior && (await callCloud(turn, { token: running.call.token, call: (options) => turn.deps.driver.read(identityOf(prior), options) }));
  if (!prior || observed) return finish(turn, running, failed);
  const error: CloudError = { ...failed.error, remedy: "Somebody deleted it outside Zerolake. Plan again: it will be created again." };
  await finish(turn, running, { ...failed, error }, [{ address: prior.address, recorded: null }]);
}

async function finish(turn: Turn, running: Running, failed: Failed, records: Parameters<typeof fail>[2]["records"] = []): Promise<void> {
  const identifier = failed.identifier === undefined ? {} : { identifier: failed.identifier };
  await fail(turn, running, { error: failed.error, ...identifier, records });
}
