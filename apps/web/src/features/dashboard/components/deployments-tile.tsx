import { formatCount, formatPercent, plural } from "@/format/number.ts";
import { formatDuration } from "@/format/time.ts";
import type { Deliveries } from "../server/load-deliveries.ts";
import { BarChart, type Series } from "./bar-chart.tsx";
import { Legend } from "./legend.tsx";

export const OUTCOME_SERIES: readonly Series[] = [
  { name: "succeeded", role: "success" },
  { name: "failed", role: "danger" },
  { name: "cancelled", role: "neutral" },
];

/** Deployments of each day by outcome. */
export function DeploymentsTile({ deliveries: { days, count, now } }: { deliveries: Deliveries }) {
  const facts = [
    now.successRate === null ? undefined : `${formatPercent(now.successRate)} succeeded`,
    now.medianDuration === null ? undefined : `half take less than ${formatDuration(now.medianDuration)}`,
  ].filter((fact) => fact !== undefined);
  return (
    <div className="space-y-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular text-figure">{formatCount(count)}</span>
        <span className="text-secondary">{facts.length > 0 ? facts.join(", ") : plural(count, "deployment")}</span>
      </p>
      <BarChart
        label="Deployments per day by outcome"
        series={OUTCOME_SERIES}
        bars={days.map(({ day, succeeded, failed, cancelled, isPartial }) => ({
          key: String(day),
          label: dayText(day),
          values: [succeeded, failed, cancelled],
          isPartial,
        }))}
        format={formatCount}
      />
      <Legend series={OUTCOME_SERIES} />
    </div>
  );
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** `3 May`, in UTC as it was counted. */
export function dayText(at: number): string {
  return DAY.format(at);
}
