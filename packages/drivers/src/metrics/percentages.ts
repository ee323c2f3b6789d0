import type { MetricAnswer, MetricPoint } from "@zerolake/execution";

/**
 * A metric in per cent of another. Where nothing was counted of the part it is zero of the whole, since clouds publish no zeros; where the whole is
 * nothing there is no share of it.
 */
export function inPercentOf(part: MetricAnswer, whole: MetricAnswer): MetricAnswer {
  if ("unavailable" in part) return part;
  if ("unavailable" in whole) return whole;
  const parts = new Map(part.points.map(({ atMs, value }) => [atMs, value]));
  const shareOf = ({ atMs, value }: MetricPoint) => ({ atMs, value: ((parts.get(atMs) ?? 0) / value) * 100 });
  return { points: whole.points.filter(({ value }) => value > 0).map(shareOf) };
}
