import type { Cloud } from "@zerolake/resources";
import type { CloudFigures } from "../server/template-figures.ts";

export interface FigureSpan {
  /** A month, [low, high], over all sizes. */
  readonly monthlyUsd: readonly [number, number];
  /** Until it is ready, [low, high]. */
  readonly minutes: readonly [number, number];
}

/** What a template costs and takes at the least and at the most, on one cloud or on all; nothing where it has no figures. */
export function spanOf(figures: readonly CloudFigures[], cloud: Cloud | null): FigureSpan | undefined {
  const counted = figures.filter((one) => cloud === null || one.cloud === cloud);
  const ranges = counted.flatMap(({ sizes }) => sizes.map(({ range }) => range));
  if (ranges.length === 0) return undefined;
  return {
    monthlyUsd: [Math.min(...ranges.map(({ low }) => low)), Math.max(...ranges.map(({ high }) => high))],
    minutes: [Math.min(...counted.map(({ minutes }) => minutes[0])), Math.max(...counted.map(({ minutes }) => minutes[1]))],
  };
}

/** Amounts a month that the gallery can be narrowed to. */
export const BUDGETS_USD = [250, 1_000, 5_000] as const;

/** Whether the smallest size can be had for that much a month somewhere. */
export function isAffordable(figures: readonly CloudFigures[], cloud: Cloud | null, budgetUsd: number): boolean {
  const span = spanOf(figures, cloud);
  return span !== undefined && span.monthlyUsd[0] <= budgetUsd;
}
