import { FIGURES, type FigureName } from "./figures.ts";
import type { DeliveryFigures } from "./measure-delivery.ts";

export interface Trend {
  readonly direction: "up" | "down" | "level";
  /** Whether that is good; `null` when nothing has changed. */
  readonly isBetter: boolean | null;
  /** Of the value before, e.g. 0.06 for six per cent more; `null` when that was zero. */
  readonly ratio: number | null;
}

/** Less than this much of the value before is no change. */
const LEVEL_BELOW = 0.005;

/** How a figure moved against the period before; `null` when one of the two has nothing to count. */
export function trendOf(name: FigureName, now: DeliveryFigures, before: DeliveryFigures): Trend | null {
  const [value, earlier] = [now[name], before[name]];
  if (value === null || earlier === null) return null;
  const direction = directionOf(value, earlier);
  const isBetter = direction === "level" ? null : (direction === "up") === (FIGURES[name].better === "higher");
  return { direction, isBetter, ratio: earlier === 0 ? null : (value - earlier) / earlier };
}

function directionOf(value: number, earlier: number): Trend["direction"] {
  if (Math.abs(value - earlier) <= Math.abs(earlier) * LEVEL_BELOW) return "level";
  return value > earlier ? "up" : "down";
}
