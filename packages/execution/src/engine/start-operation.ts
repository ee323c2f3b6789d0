import { digest } from "@zerolake/resources";
import { LeaseLostError } from "../journal-port.ts";
import { tokenFor } from "../operation-token.ts";
import { fail, type Running } from "./close-operation.ts";
import type { OpenCall, TrackedOperation } from "./operation-board.ts";
import { performCall } from "./perform-call.ts";
import { prepareRequest, resolveSecrets } from "./prepare-request.ts";
import { answering, existingFor, settleFailedRepeat, settleStatus, takeOver } from "./settle-call.ts";
import type { Turn } from "./turn.ts";

/** Writes the intent, makes the call, writes the outcome. After a cancel nothing is written and nothing is called. */
export async function startOperation(turn: Turn, tracked: TrackedOperation): Promise<void> {
  const { step } = tracked.operation;
  const prepared = prepareRequest(turn, tracked);
  const attempt = tracked.attempt + 1;
  const requestDigest = prepared.ok ? prepared.value.requestDigest : digest(step.desired?.properties);
  const identity = { deploymentId: turn.deploymentId, address: tracked.address, operation: tracked.kind, attempt };
  const token = tokenFor(turn.deps.installationKey, identity);
  const expectedMinutes = step.desired?.expectedMinutes ?? step.prior?.expectedMinutes ?? [0, 0];
  const intent = {
    address: tracked.address,
    component: step.component,
    action: step.action,
    operation: tracked.kind,
    attempt,
    token,
    requestDigest,
    expectedMinutes,
  };
  const verdict = await turn.deps.journal.intend(intent);
  if (verdict.verdict === "leaseLost") throw new LeaseLostError("Another worker holds the lease");
  if (verdict.verdict === "cancelled") {
    turn.isCancelled = true;
    return;
  }
  const call: OpenCall = { entryId: verdict.entryId, token, requestDigest, intendedMs: turn.nowMs(), mayHaveHappened: false, asked: 0 };
  tracked.attempt = attempt;
  turn.board.start(tracked, call);
  if (!prepared.ok) return fail(turn, { tracked, call }, { error: prepared.error });
  const secrets = await resolveSecrets(turn, prepared.value.properties);
  if (!secrets.ok) return fail(turn, { tracked, call }, { error: secrets.error });
  const running: Running = { tracked, call, prepared: prepared.value, secrets: secrets.value };
  await answering(turn, running, () => (mustLookFirst(turn, tracked) ? lookThenCall(turn, running) : callNow(turn, running)));
}

/** An earlier attempt, or an earlier deployment, may have made it already. */
function mustLookFirst(turn: Turn, tracked: TrackedOperation): boolean {
  return tracked.kind === "create" && (tracked.mayExist || turn.lookFirst.has(tracked.address));
}

async function lookThenCall(turn: Turn, running: Running): Promise<void> {
  const existing = await existingFor(turn, running);
  if (existing.found === "ours") return takeOver(turn, running, existing);
  if (existing.found === "foreign") return fail(turn, running, { error: existing.error });
  await callNow(turn, running);
}

/** A call that was made before without an answer is made again; what is answered now is about this one only. */
export async function callNow(turn: Turn, running: Running): Promise<void> {
  const isRepeat = running.call.mayHaveHappened;
  const status = await performCall(turn, running);
  await (isRepeat && status.state === "failed" ? settleFailedRepeat(turn, running, status) : settleStatus(turn, running, status));
}
