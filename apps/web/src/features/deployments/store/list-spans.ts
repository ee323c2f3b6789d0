/** How far back a list of deployments looks, as it stands in the address. */
export const LIST_SPANS = ["24h", "7d", "30d"] as const;
export type ListSpan = (typeof LIST_SPANS)[number];

const HOUR_MS = 3_600_000;
const LENGTHS_MS: Readonly<Record<ListSpan, number>> = { "24h": 24 * HOUR_MS, "7d": 7 * 24 * HOUR_MS, "30d": 30 * 24 * HOUR_MS };

export const SPAN_WORDS: Readonly<Record<ListSpan, string>> = { "24h": "Last 24 hours", "7d": "Last 7 days", "30d": "Last 30 days" };

/** The moment from which on deployments are listed. */
export function startOf(span: ListSpan, now: number): Date {
  return new Date(now - LENGTHS_MS[span]);
}
