import type { Cloud } from "@zerolake/resources";
import type { ComparedRow, Verdict } from "@zerolake/retarget";

export const ROW_FILTERS = ["all", "gap", "differs", "same"] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** A change of the monthly amount that is worth a look. */
const NOTABLE_SHARE = 0.05;

/** Rows of a verdict, and on demand only those whose cost differs notably between any two clouds. */
export function shownRows(
  rows: readonly ComparedRow[],
  { filter, isOnlyCost }: { readonly filter: RowFilter; readonly isOnlyCost: boolean },
) {
  return rows.filter((row) => (filter === "all" || row.verdict === filter) && (!isOnlyCost || hasOtherCost(row)));
}

export function countRows(rows: readonly ComparedRow[]): Readonly<Record<Verdict, number>> {
  const counts = { gap: 0, differs: 0, same: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}

/** A missing price differs from every price. */
export function hasOtherCost({ parts }: ComparedRow): boolean {
  const costs = Object.values(parts).flatMap(({ cost }) => (cost ? [cost] : []));
  if (new Set(costs.map(({ unpriced }) => unpriced !== undefined)).size > 1) return true;
  const amounts = costs.map(({ monthlyUsd }) => monthlyUsd);
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  return amounts.length > 1 && most - least > most * NOTABLE_SHARE;
}

/** Clouds in the order of the columns. */
export function comparedClouds(from: Cloud, asked: readonly Cloud[], all: readonly Cloud[]): readonly Cloud[] {
  const others = all.filter((cloud) => cloud !== from && (asked.length === 0 || asked.includes(cloud)));
  return [from, ...(others.length > 0 ? others : all.filter((cloud) => cloud !== from))];
}
