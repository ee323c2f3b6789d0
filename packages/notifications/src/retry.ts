/** Waits after each failed try, in seconds; from the example schedule of Standard Webhooks. */
const WAITS_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400] as const;

/** The first try and one after each wait: about a day and a half, then nobody tries any more. */
export const TRIES_MAX = WAITS_SECONDS.length + 1;

/** Seconds until the next try after so many, a little spread so that receivers are not all called at once; `undefined`: that was the last. */
export function retryWaitSeconds(tries: number, spread: number): number | undefined {
  const wait = WAITS_SECONDS[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + 0.2 * Math.min(1, Math.max(0, spread))));
}
