const HOUR_MS = 3_600_000;
const WARN_HOURS = 24;
const URGENT_HOURS = 2;

export interface ExpiryWarning {
  readonly at: string;
  /** Two hours are left, or less. */
  readonly isUrgent: boolean;
}

/** The warning that an environment deserves now; `null` more than a day before its end, and for one that stays. */
export function expiryWarning(expiresAt: string | null, now: Date): ExpiryWarning | null {
  if (expiresAt === null) return null;
  const hoursLeft = (new Date(expiresAt).getTime() - now.getTime()) / HOUR_MS;
  return hoursLeft > WARN_HOURS ? null : { at: expiresAt, isUrgent: hoursLeft <= URGENT_HOURS };
}
