import type { Value } from "@zerolake/resources";

const ORPHAN_HOURS_DEFAULT = 72;
const ORPHAN_DAYS_MIN = 3;
const HOURS_PER_DAY = 24;

type Maintenance = Readonly<Record<string, Value>>;

/** Days after which an unreferenced file may go; never under three, since writers in flight still need theirs. */
export function orphanDays(maintenance: Maintenance): number {
  return Math.max(ORPHAN_DAYS_MIN, Math.ceil(numberOr(maintenance["orphanOlderThanHours"], ORPHAN_HOURS_DEFAULT) / HOURS_PER_DAY));
}

/** Days that a snapshot stays readable. */
export function snapshotDays(maintenance: Maintenance): number {
  return Math.max(1, numberOr(maintenance["snapshotExpiryDays"], 7));
}

export function maxSnapshotAgeHours(maintenance: Maintenance): number {
  return snapshotDays(maintenance) * HOURS_PER_DAY;
}

/** Days that a replaced object of managed tables is kept before it is deleted for good. */
export const NONCURRENT_DAYS = 10;

function numberOr(value: Value | undefined, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}
