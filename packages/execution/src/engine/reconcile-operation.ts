import type { CloudError, OperationStatus } from "../driver-port.ts";
import { lookLater, onItsWayMs } from "./await-operation.ts";
import { callCloud } from "./call-cloud.ts";
import { fail, markUncertain, type Running } from "./close-operation.ts";
import type { OpenCall, TrackedOperation } from "./operation-board.ts";
import { prepareRequest, resolveSecrets } from "./prepare-request.ts";
import { answering, existingFor, settleStatus, takeOver } from "./settle-call.ts";
import { callNow } from "./start-operation.ts";
import type { Turn } from "./turn.ts";

/** Times that it was put off before nobody can say any more; the first may have been without a look. */
const LOOKS_MIN = 2;

const UNCERTAIN =
  "An earlier call may have created it, but it cannot be found. Look in the cloud's console for something new without our tags, then plan again.";

/** Goes on with a call whose outcome is open: asks about it when the cloud accepted it, else finds out whether it happened. */
export async function reconcileOperation(turn: Turn, tracked: TrackedOperation): Promise<void> {
  const { call } = tracked;
  if (!call) return;
  const prepared = prepareRequest(turn, tracked);
  const empty = { properties: {}, secretDigests: {}, requestDigest: call.requestDigest };
  const request = prepared.ok ? prepared.value : empty;
  const secrets = await resolveSecrets(turn, request.properties);
  const running: Running = { tracked, call, prepared: request, secrets: secrets.ok ? secrets.value : new Map() };
  await answering(turn, running, () => {
    if (call.providerOperation !== undefined) return poll(turn, running, call.providerOperation);
    if (!prepared.ok) return lookOrFail(turn, running, prepared.error);
    return secrets.ok ? repeat(turn, running, call) : lookOrFail(turn, running, secrets.error);
  });
}

async function poll(turn: Turn, running: Running, providerOperation: string): Promise<void> {
  const { step } = running.tracked.operation;
  const { address, type } = step;
  const via = step.desired?.via ?? step.prior?.via ?? "";
  const status = await callCloud(turn, {
    token: running.call.token,
    call: ({ timeLimitMs }) => turn.deps.driver.poll(providerOperation, { address, type, via }, { timeLimitMs }),
  });
  await settleStatus(turn, running, forgotten(running.tracked, status));
}

/** The cloud does not know the operation any more: what it was for has to be looked at instead. */
function forgotten({ kind }: TrackedOperation, status: OperationStatus): OperationStatus {
  if (status.state !== "failed" || status.error.class !== "notFound") return status;
  if (kind === "delete") return { state: "done", identifier: "", attributes: {} };
  return { ...status, error: { ...status.error, class: "retryable", cause: "mayExist" } };
}

/** The same token with the same request cannot make a second one. Where tokens mean nothing, the cloud is searched first. */
async function repeat(turn: Turn, running: Running, call: OpenCall): Promise<void> {
  const { tracked, prepared } = running;
  const { desired } = tracked.operation.step;
  if (tracked.kind !== "create" || !desired) return callNow(turn, running);
  const honoursToken = turn.deps.driver.honoursToken(desired.type, desired.via);
  if (honoursToken && call.requestDigest === prepared.requestDigest) return callNow(turn, running);
  const afterMs = onItsWayMs(turn, running);
  if (afterMs > 0)
    return lookLater(turn, running, { afterMs, detail: "An earlier call may still be on its way; looking when it cannot be any more" });
  const existing = await existingFor(turn, running);
  if (existing.found === "ours") return takeOver(turn, running, existing);
  if (existing.found === "foreign") return fail(turn, running, { error: existing.error });
  if (desired.facts.hasUniqueName && !honoursToken) return callNow(turn, running);
  const { callTimeLimitMs, listingLagMs } = turn.deps.settings;
  const isLateEnough = turn.nowMs() - call.intendedMs >= callTimeLimitMs + listingLagMs;
  if (call.asked < LOOKS_MIN || !isLateEnough)
    return lookLater(turn, running, {
      afterMs: listingLagMs,
      detail: "Not found yet; the cloud may list it late, so it is looked for again",
    });
  if (desired.facts.isShownAtOnce) return callNow(turn, running);
  await markUncertain(turn, running, UNCERTAIN);
}

/** It cannot be sent again (a secret changed, say), but it may be there from before. */
async function lookOrFail(turn: Turn, running: Running, error: CloudError): Promise<void> {
  if (running.tracked.kind === "create") {
    const existing = await existingFor(turn, running);
    if (existing.found === "ours") return takeOver(turn, running, existing);
  }
  await fail(turn, running, { error });
}
