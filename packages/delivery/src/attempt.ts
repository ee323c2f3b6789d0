export const OUTCOMES = ["succeeded", "failed", "cancelled"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A deployment that began to change an environment and is over. Times are milliseconds since 1970. */
export interface Attempt {
  readonly environmentId: string;
  readonly outcome: Outcome;
  /** `change` brings a version forward, `rollback` back; `other` is everything else: destroying, sleeping, waking. */
  readonly purpose: "change" | "rollback" | "other";
  readonly startedAt: number;
  readonly finishedAt: number;
  /** When the version was saved, where this deployment was the first to bring it to the environment; `null` otherwise. */
  readonly newVersionSavedAt: number | null;
}

/** From `from` on, before `to`. Milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export const DAY_MS = 86_400_000;

/** The period of the same length that ends where this one begins. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

export function isWithin(at: number, { from, to }: Period): boolean {
  return at >= from && at < to;
}
