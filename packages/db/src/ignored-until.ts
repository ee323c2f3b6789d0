import { AppError } from "./app-error.ts";
import type { Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";

const DAY_MS = 86_400_000;
/** A finding is put aside for this long at most: longer, and nobody remembers why. */
export const FINDING_IGNORED_DAYS_MAX = 90;

/** Throws `invalid` for a time that is over, or further away than a finding can be put aside. */
export async function requireIgnorable(tx: Transaction, until: Date): Promise<void> {
  const days = (until.getTime() - (await databaseNow(tx)).getTime()) / DAY_MS;
  if (days > 0 && days <= FINDING_IGNORED_DAYS_MAX) return;
  throw new AppError("invalid", {
    message: `A finding can be ignored for up to ${FINDING_IGNORED_DAYS_MAX} days.`,
    hint: "Choose a day within that time.",
  });
}
