import { type CloudError, CloudRefusalError, NoAnswerError, type OperationStatus } from "../driver-port.ts";
import { LeaseLostError } from "../journal-port.ts";
import type { CallOptions } from "../resource-identity.ts";
import type { Turn } from "./turn.ts";

/** A call that may take less than this is not worth starting: the lease is as good as gone. */
const CALL_MS_MIN = 1_000;

/**
 * Makes one call that certainly ends while the lease is ours. A refused look passes through; whatever else a driver throws
 * means that nobody knows what became of the call, so it leaves as `NoAnswerError`.
 */
export async function callCloud<T>(
  turn: Turn,
  { token, call }: { readonly token: string; readonly call: (options: CallOptions) => Promise<T> },
): Promise<T> {
  const { journal, settings } = turn.deps;
  const timeLimitMs = Math.min(settings.callTimeLimitMs, (await journal.remainingLeaseMs()) - settings.leaseMarginMs);
  if (timeLimitMs < CALL_MS_MIN) throw new LeaseLostError("The lease ends before a call could");
  try {
    const answer = await call({ token, timeLimitMs });
    slowDownFor(turn, refusalIn(answer));
    return answer;
  } catch (thrown) {
    slowDownFor(turn, thrown instanceof NoAnswerError ? thrown.refusal : thrown instanceof CloudRefusalError ? thrown.error : undefined);
    if (thrown instanceof NoAnswerError || thrown instanceof CloudRefusalError) throw thrown;
    throw new NoAnswerError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
  }
}

/** Who is throttled slows down everybody who calls over the same connection. */
function slowDownFor({ deps: { rate, clock } }: Turn, refusal: CloudError | undefined): void {
  if (refusal?.class === "throttled") rate.slowDown({ nowMs: clock.monotonicMs(), retryAfterMs: refusal.retryAfterMs ?? 0 });
}

function refusalIn(answer: unknown): CloudError | undefined {
  return isStatus(answer) && answer.state === "failed" ? answer.error : undefined;
}

function isStatus(answer: unknown): answer is OperationStatus {
  return typeof answer === "object" && answer !== null && "state" in answer;
}
