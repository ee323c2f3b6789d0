import { setMaxListeners } from "node:events";

/** Ends a call after its time. One call may ask its cloud many times, and every question listens for the end: Node warns of more than ten. */
export function endAfter(timeLimitMs: number): AbortSignal {
  const signal = AbortSignal.timeout(timeLimitMs);
  setMaxListeners(0, signal);
  return signal;
}
