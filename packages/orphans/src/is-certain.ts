import type { Finding } from "./finding.ts";

/**
 * How far a cloud's list of tagged resources may lag behind: a resource that has just been made or removed is listed late.
 * AWS calls its tag index eventually consistent and names no bound, nor do the others; a quarter of an hour is our own choice (unverified).
 */
export const LISTING_LAG_MS = 900_000;

/** How soon a scan that found something for the first time is repeated. */
export const SECOND_LOOK_MS = 60_000;

/**
 * Lists are eventually consistent, so one look proves little: a finding is shown when a second scan finds it again, or when the
 * last call of ours about its address is longer ago than any list lags behind.
 */
export function isCertain(
  { heardAtMs }: Pick<Finding, "heardAtMs">,
  { nowMs, seenBefore }: { readonly nowMs: number; readonly seenBefore: boolean },
): boolean {
  return seenBefore || (heardAtMs !== undefined && nowMs - heardAtMs > LISTING_LAG_MS);
}
