import type { PreflightVerdict, QuotaQuestion } from "@zerolake/execution";

/** What a cloud tells of a limit. Not every cloud tells how much of it is used. */
export interface Limit {
  readonly limit: number;
  readonly used?: number;
}

export interface LimitWords {
  /** When the cloud lists no such limit. */
  readonly unlisted: string;
  /** When it does not know a machine whose size counts. */
  readonly unsized: string;
  /** When the limit is too low. */
  readonly remedy: string;
}

/** Whether a limit leaves room for what a plan needs, in the unit of the limit; `needed` is not a number when a machine's size is unknown. */
export function quotaVerdict(
  { quota, unit }: Pick<QuotaQuestion, "quota" | "unit">,
  { granted, needed }: { readonly granted: Limit | undefined; readonly needed: number },
  { unlisted, unsized, remedy }: LimitWords,
): PreflightVerdict {
  if (!granted) return { answer: "unknown", detail: unlisted };
  const { limit, used } = granted;
  if (Number.isNaN(needed)) return { answer: "unknown", detail: unsized, limit };
  const numbers = { limit, needed, ...(used === undefined ? {} : { used }) };
  if ((used ?? 0) + needed > limit) {
    const there = used === undefined ? `the limit is ${limit} ${unit}` : `${used} of ${limit} ${unit} are used`;
    return { answer: "no", ...numbers, detail: `${quota}: ${there}; the plan adds ${needed}.`, remedy };
  }
  return used === undefined
    ? { answer: "yes", ...numbers, detail: "What the account runs already is not counted." }
    : { answer: "yes", ...numbers };
}
