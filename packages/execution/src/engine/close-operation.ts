import type { Value } from "@zerolake/resources";
import { type CloudError, mayHaveHadEffect } from "../driver-port.ts";
import type { RecordChange } from "../journal-port.ts";
import { isoTime } from "./iso-time.ts";
import type { OpenCall, TrackedOperation } from "./operation-board.ts";
import type { Prepared } from "./prepare-request.ts";
import { applyRecords, type Made, recordChanges } from "./record-outcome.ts";
import { decideRetry, IDENTITY_YOUNG_MS } from "./retry-policy.ts";
import { hideSecrets, type ResolvedSecrets } from "./secret-resolver.ts";
import type { Turn } from "./turn.ts";

/** An operation with its open call and what it sends. */
export interface Running {
  readonly tracked: TrackedOperation;
  readonly call: OpenCall;
  readonly prepared: Prepared;
  readonly secrets: ResolvedSecrets;
}

const NO_SECRETS: ResolvedSecrets = new Map();

/** Writes the outcome with the recorded state, then lets everything start that waited for it. */
export async function succeed(turn: Turn, { tracked, call, prepared, secrets }: Running, made: Made): Promise<void> {
  const attributes = hideSecrets<Value>(made.attributes, secrets) as Made["attributes"];
  const records = recordChanges(turn, tracked, { prepared, made: { identifier: made.identifier, attributes } });
  const { action } = tracked.operation.step;
  const identifier = made.identifier === "" ? {} : { identifier: made.identifier };
  const event = isHalf(turn, tracked)
    ? ({ type: "stepProgressed", address: tracked.address, detail: halfDone(tracked), ...identifier } as const)
    : ({ type: "stepSucceeded", address: tracked.address, action, ...identifier } as const);
  await turn.deps.journal.succeed(call.entryId, { records, ...identifier, event });
  applyRecords(turn, records);
  turn.board.settle(tracked, "done", turn.nowMs());
}

function isHalf({ board }: Turn, tracked: TrackedOperation): boolean {
  const other = board.otherHalf(tracked);
  return other !== undefined && other.status !== "done";
}

function halfDone({ kind }: TrackedOperation): string {
  return kind === "delete"
    ? "The old one is gone; the new one follows"
    : "The new one is ready; the old one goes as soon as nothing uses it";
}

/** Writes a failure: either the time of the next attempt, or the end of the operation, which skips what waits for it. */
export async function fail(
  turn: Turn,
  { tracked, call, secrets = NO_SECRETS }: Pick<Running, "tracked" | "call"> & { readonly secrets?: ResolvedSecrets },
  {
    error,
    identifier,
    records = [],
    isFinal = false,
  }: { error: CloudError; identifier?: string; records?: readonly RecordChange[]; isFinal?: boolean },
): Promise<void> {
  const nowMs = turn.nowMs();
  const shown = { ...error, message: hideSecrets(error.message, secrets), remedy: hideSecrets(error.remedy, secrets) };
  tracked.firstFailedMs ??= nowMs;
  tracked.lastError = shown;
  tracked.mayExist ||= mayHaveHadEffect(shown);
  const decision = isFinal ? ({ retry: false } as const) : decideRetry(attemptOf(turn, tracked, shown));
  const { address } = tracked;
  const base = { error: shown, ...(identifier === undefined ? {} : { identifier }), records };
  if (decision.retry) {
    const { afterMs, reason } = decision;
    const detail = `${shown.message} (${shown.code}). ${shown.remedy}`;
    const event = { type: "stepWaiting", address, reason, detail, nextLookAt: isoTime(nowMs + afterMs), asked: tracked.attempt } as const;
    await turn.deps.journal.fail(call.entryId, { ...base, retryAfterMs: afterMs, event });
    applyRecords(turn, records);
    turn.board.reopen(tracked, nowMs + afterMs);
    return;
  }
  const event = { type: "stepFailed", address, action: tracked.operation.step.action, error: shown } as const;
  await turn.deps.journal.fail(call.entryId, { ...base, event });
  applyRecords(turn, records);
  turn.board.settle(tracked, "failed", turn.nowMs());
}

function attemptOf(turn: Turn, tracked: TrackedOperation, error: CloudError) {
  return {
    error,
    attempt: tracked.attempt,
    sinceFirstFailureMs: turn.nowMs() - (tracked.firstFailedMs ?? turn.nowMs()),
    timeLimitMs: timeLimitMs(tracked),
    isIdentityYoung: error.cause === "propagation" && isIdentityYoung(turn, tracked),
    random: turn.deps.clock.random(),
  };
}

export function timeLimitMs({ operation: { step } }: TrackedOperation): number {
  return (step.desired?.timeLimitMinutes ?? step.prior?.timeLimitMinutes ?? 0) * 60_000;
}

/** Something upstream, or of the same component (the policies of its role, say), was changed a moment ago. */
function isIdentityYoung(turn: Turn, tracked: TrackedOperation): boolean {
  const since = turn.nowMs() - IDENTITY_YOUNG_MS;
  const upstream = new Set<TrackedOperation>();
  const stack = [tracked];
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const id of next.operation.waitsFor) {
      const other = turn.board.find(id);
      if (!other || upstream.has(other)) continue;
      upstream.add(other);
      stack.push(other);
    }
  }
  const { component } = tracked.operation.step;
  return turn.board.all.some(
    (other) =>
      other.status === "done" && (other.settledMs ?? 0) >= since && (upstream.has(other) || other.operation.step.component === component),
  );
}

/** Nobody can know what became of the call: a person decides, and the next deployment looks first. */
export async function markUncertain(turn: Turn, { tracked, call }: Pick<Running, "tracked" | "call">, detail: string): Promise<void> {
  await turn.deps.journal.markUncertain(call.entryId, { type: "stepUncertain", address: tracked.address, detail });
  turn.board.settle(tracked, "uncertain", turn.nowMs());
}
