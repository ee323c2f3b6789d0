/** Typical minutes of a quick resource. */
export const MINUTES_DEFAULT: readonly [number, number] = [0, 1];

/** A type may take this many times its usual longest duration, and never less than the floor. */
const TIME_LIMIT_FACTOR = 3;
const TIME_LIMIT_MINUTES_MIN = 15;

/** Minutes after which a step fails as "took too long". */
export function timeLimitMinutes([, longest]: readonly [number, number]): number {
  return Math.max(TIME_LIMIT_MINUTES_MIN, longest * TIME_LIMIT_FACTOR);
}
