import { type DeliveryFigures, FIGURES, type FigureName, type Trend, trendOf } from "@zerolake/delivery";
import { formatPercent } from "@/format/number.ts";
import { formatDuration } from "@/format/time.ts";

/** A figure for a person; `–` where there was nothing to count. */
export function figureText(name: FigureName, value: number | null): string {
  if (value === null) return "–";
  switch (FIGURES[name].unit) {
    case "share":
      return formatPercent(value);
    case "ms":
      return formatDuration(value);
    case "perDay":
      return perDayText(value);
  }
}

/** Less than one a day reads better over a week. */
function perDayText(perDay: number): string {
  if (perDay === 0) return "none";
  return perDay >= 1 ? `${amount(perDay)} a day` : `${amount(perDay * 7)} a week`;
}

function amount(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}

export interface TrendText {
  readonly text: string;
  readonly trend: Trend | null;
}

/** E.g. `↑ 12 %, better`: against the period of the same length before. */
export function trendText(
  name: FigureName,
  { now, before }: { readonly now: DeliveryFigures; readonly before: DeliveryFigures },
): TrendText {
  const trend = trendOf(name, now, before);
  if (trend === null) return { text: "nothing to compare with", trend };
  if (trend.direction === "level") return { text: "as before", trend };
  const size = trend.ratio === null ? "" : ` ${formatPercent(Math.abs(trend.ratio))}`;
  return { text: `${trend.direction === "up" ? "↑" : "↓"}${size}, ${trend.isBetter ? "better" : "worse"}`, trend };
}
