import type { Point } from "../../metrics/series.ts";

const JOINS = {
  MAX: (values: readonly number[]) => Math.max(...values),
  MIN: (values: readonly number[]) => Math.min(...values),
  SUM: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
};

/** One value for each time at which any of the series has one. */
export function joinSeries(join: keyof typeof JOINS, series: readonly (readonly Point[])[]): readonly Point[] {
  const values = new Map<number, number[]>();
  for (const { atMs, value } of series.flat()) values.set(atMs, [...(values.get(atMs) ?? []), value]);
  return [...values].sort(([left], [right]) => left - right).map(([atMs, found]) => ({ atMs, value: JOINS[join](found) }));
}
