import { type CallOptions, CloudRefusalError, NoAnswerError } from "../driver-port.ts";
import { LeaseLostError } from "../journal-port.ts";
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
    return await call({ token, timeLimitMs });
  } catch (thrown) {
    if (thrown instanceof NoAnswerError || thrown instanceof CloudRefusalError) throw thrown;
    throw new NoAnswerError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
  }
}
