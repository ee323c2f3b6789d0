const MS_MIN = 1_000;
const MS_MAX = 15_000;

/** How long to wait before the next try of something that failed: twice as long each time, from 1 s to 15 s. */
export function createRetryDelay(): { nextMs(): number; reset(): void } {
  let ms = MS_MIN;
  return {
    nextMs() {
      const now = ms;
      ms = Math.min(MS_MAX, ms * 2);
      return now;
    },
    reset() {
      ms = MS_MIN;
    },
  };
}
