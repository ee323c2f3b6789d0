import { type CloudError, CloudRefusalError, NoAnswerError, type OperationStatus } from "../driver-port.ts";
import { fail, markUncertain, type Running, timeLimitMs } from "./close-operation.ts";
import { isoTime } from "./iso-time.ts";
import { leftover } from "./record-outcome.ts";
import { backoffMs } from "./retry-policy.ts";
import type { Turn } from "./turn.ts";

type Pending = Extract<OperationStatus, { readonly state: "pending" }>;

/** Looks closer together than this are told only when the cloud says something new. */
const TELLING_MS_MIN = 5_000;
/** The first look where the cloud names no time; each later one after twice as long. What takes minutes loses nothing by it, what takes a second does not take ten. */
const FIRST_LOOK_MS = 250;
const UNANSWERED = { firstMs: 2_000, mostMs: 60_000 };

/** The cloud works on it: remember its handle and when to ask again, or give up when the type's time is over. */
export async function keepWaiting(turn: Turn, running: Running, pending: Pending): Promise<void> {
  const { tracked, call } = running;
  const isNews = pending.detail !== undefined && pending.detail !== call.detail;
  const isFirst = call.providerOperation === undefined;
  call.providerOperation = pending.operation;
  if (pending.identifier !== undefined) call.identifier = pending.identifier;
  if (pending.detail !== undefined) call.detail = pending.detail;
  if (!isFirst && isOverdue(turn, running)) return giveUp(turn, running);
  const nextLookAfterMs = nextLookMs(pending, call.asked);
  const handle = { providerOperation: pending.operation, ...(pending.identifier === undefined ? {} : { identifier: pending.identifier }) };
  if (isFirst) {
    const { address } = tracked;
    const identifier = pending.identifier === undefined ? {} : { identifier: pending.identifier };
    const event = { type: "stepAccepted", address, operation: pending.operation, ...identifier } as const;
    await turn.deps.journal.accept(call.entryId, { ...handle, nextLookAfterMs, event });
  } else {
    const isTold = isNews || nextLookAfterMs >= TELLING_MS_MIN;
    const detail = pending.detail ?? "The cloud is still working on it";
    await postpone(turn, running, { nextLookAfterMs, handle, ...(isTold ? { reason: "cloud", detail } : {}) });
  }
  tracked.dueMs = turn.nowMs() + nextLookAfterMs;
}

function nextLookMs({ retryAfterMs, isHint }: Pending, asked: number): number {
  return Math.max(0, isHint ? retryAfterMs : Math.min(retryAfterMs, FIRST_LOOK_MS * 2 ** asked));
}

/** No answer came: the call may have happened or not. Ask again later, until the type's time is over. */
export async function askAgain(turn: Turn, running: Running, noAnswer: Error): Promise<void> {
  const { tracked, call } = running;
  call.mayHaveHappened = true;
  if (isOverdue(turn, running)) return endUnanswered(turn, running, noAnswer);
  const pauseMs = backoffMs({ tries: call.asked + 1, random: turn.deps.clock.random(), ...UNANSWERED });
  const nextLookAfterMs = Math.max(pauseMs, onItsWayMs(turn, running));
  await postpone(turn, running, { nextLookAfterMs, handle: {}, reason: "retry", detail: sayUnanswered(noAnswer) });
  tracked.dueMs = turn.nowMs() + nextLookAfterMs;
}

/** A refusal comes with its remedy: once that is done, the next look finds out. */
function sayUnanswered(noAnswer: Error): string {
  const refusal = refusalIn(noAnswer);
  if (!refusal) return `The cloud did not answer (${noAnswer.message}); asking it again what became of the call`;
  return `The cloud does not say what became of the call: ${refusal.message} (${refusal.code}). ${refusal.remedy}`;
}

function refusalIn(noAnswer: Error): CloudError | undefined {
  if (noAnswer instanceof CloudRefusalError) return noAnswer.error;
  return noAnswer instanceof NoAnswerError ? noAnswer.refusal : undefined;
}

/**
 * How long an unanswered creation may still be on its way to the cloud. Where the cloud knows our tokens that is no matter;
 * elsewhere a search before that would find nothing and prove nothing.
 */
export function onItsWayMs({ deps, nowMs }: Turn, { tracked, call }: Running): number {
  const { desired } = tracked.operation.step;
  if (tracked.kind !== "create" || !desired || deps.driver.honoursToken(desired.type, desired.via)) return 0;
  return Math.max(0, call.intendedMs + deps.settings.callTimeLimitMs - nowMs());
}

/** Looks again later, for a reason that a person should read. */
export async function lookLater(turn: Turn, running: Running, { afterMs, detail }: { afterMs: number; detail: string }): Promise<void> {
  await postpone(turn, running, { nextLookAfterMs: afterMs, handle: {}, reason: "cloud", detail });
  running.tracked.dueMs = turn.nowMs() + afterMs;
}

interface Postponement {
  readonly nextLookAfterMs: number;
  readonly handle: { readonly providerOperation?: string; readonly identifier?: string };
  readonly reason?: "cloud" | "retry";
  readonly detail?: string;
}

async function postpone(turn: Turn, { tracked, call }: Running, { nextLookAfterMs, handle, reason, detail }: Postponement): Promise<void> {
  call.asked += 1;
  const nextLookAt = isoTime(turn.nowMs() + nextLookAfterMs);
  const event =
    reason && detail !== undefined
      ? ({ type: "stepWaiting", address: tracked.address, reason, detail, nextLookAt, asked: call.asked } as const)
      : undefined;
  await turn.deps.journal.postpone(call.entryId, { nextLookAfterMs, ...handle, ...(event ? { event } : {}) });
}

function isOverdue(turn: Turn, { tracked, call }: Running): boolean {
  return turn.nowMs() - call.intendedMs > timeLimitMs(tracked);
}

async function giveUp(turn: Turn, running: Running): Promise<void> {
  const { tracked, call, prepared } = running;
  const minutes = Math.round(timeLimitMs(tracked) / 60_000);
  const error: CloudError = {
    class: "terminal",
    cause: "mayExist",
    code: "TookTooLong",
    message: `Still not ready after ${minutes} minutes`,
    remedy: "The cloud may still finish it. Plan again later: it is looked at before anything is created twice.",
  };
  const records = call.identifier
    ? leftover(turn, tracked, { prepared, made: { identifier: call.identifier, attributes: {} }, condition: "unfinished" })
    : [];
  if (tracked.kind === "create" && records.length === 0) return markUncertain(turn, running, `${error.message}. ${error.remedy}`);
  await fail(turn, running, { error, records, isFinal: true, ...(call.identifier ? { identifier: call.identifier } : {}) });
}

async function endUnanswered(turn: Turn, running: Running, noAnswer: Error): Promise<void> {
  if (running.tracked.kind === "create" || running.tracked.kind === "adopt")
    return markUncertain(
      turn,
      running,
      `The cloud did not say what became of the call (${noAnswer.message}). Look in its console, then plan again.`,
    );
  const error: CloudError = {
    class: "terminal",
    code: "NoAnswer",
    message: `The cloud did not answer: ${noAnswer.message}`,
    remedy: refusalIn(noAnswer)?.remedy ?? "Check the connection and the cloud's status page, then plan again.",
  };
  await fail(turn, running, { error, isFinal: true });
}
