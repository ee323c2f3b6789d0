import type { HealthStatus } from "@zerolake/health";
import type { StatusRole } from "@/components/ui/status.ts";
import { formatBytes, formatCount, formatPercent } from "@/format/number.ts";
import { formatDuration } from "@/format/time.ts";

interface HealthLook {
  readonly word: string;
  readonly role: StatusRole;
}

/** How each status is told. */
export const HEALTH_LOOKS: Readonly<Record<HealthStatus, HealthLook>> = {
  bad: { word: "Unhealthy", role: "danger" },
  warn: { word: "Degraded", role: "warning" },
  ok: { word: "Healthy", role: "success" },
  unknown: { word: "Unknown", role: "neutral" },
};

/** In which they are told, the worst first. */
export const HEALTH_ORDER: readonly HealthStatus[] = ["bad", "warn", "ok", "unknown"];

/** A measured value in words: `15 min`, `240 ms`, `4.2 %`, `12,000 records`. What nobody measured is `unknown`. */
export function measuredText(value: number | null, unit: string): string {
  if (value === null) return "unknown";
  switch (unit) {
    case "seconds":
      return formatDuration(value * 1_000);
    case "milliseconds":
      return formatDuration(value);
    case "percent":
      return formatPercent(value / 100);
    case "bytes":
      return formatBytes(Math.round(value));
    case "count":
      return formatCount(value);
    default:
      return `${formatCount(value)} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
  }
}

interface Limited {
  readonly status: HealthStatus;
  readonly unit: string;
  readonly threshold: { readonly warn: number; readonly bad: number; readonly illWhen: "above" | "below" };
}

/** The limit that a value is over, or the first one that it could reach. */
export function limitOf({ status, threshold }: Pick<Limited, "status" | "threshold">): number {
  return status === "bad" ? threshold.bad : threshold.warn;
}

/** `limit 1 min`; where too little is ill, `at least 5 %`. */
export function limitText(limit: number, { unit, illWhen }: { readonly unit: string; readonly illWhen: "above" | "below" }): string {
  return illWhen === "above" ? `limit ${measuredText(limit, unit)}` : `at least ${measuredText(limit, unit)}`;
}

/** `15 min, limit 1 min`. */
export function againstLimit({ value, ...signal }: Limited & { readonly value: number | null }): string {
  const { unit, threshold } = signal;
  return `${measuredText(value, unit)}, ${limitText(limitOf(signal), { unit, illWhen: threshold.illWhen })}`;
}
