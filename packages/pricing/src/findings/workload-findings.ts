import type { Diagnostic } from "@zerolake/resources";
import type { Design, PricedComponent } from "../design.ts";
import { gbPerDay } from "../flows/flow.ts";
import type { Outflows } from "../flows/outflow.ts";

/** Settings that say how much, by which a bill grows. */
const FIGURES: readonly string[] = [
  "devices",
  "messagesPerDevicePerMinute",
  "messageBytes",
  "eventsPerSecond",
  "eventBytes",
  "peakFactor",
  "gbPerDay",
  "changesPerSecond",
  "partitions",
  "retentionHours",
  "parallelism",
  "workersMin",
  "workersMax",
  "hoursPerDay",
  "spotShare",
  "tbScannedPerDay",
  "concurrency",
  "readsPerSecond",
  "updateIntervalSeconds",
  "vectors",
  "dimension",
  "queriesPerSecond",
  "gpuHoursPerMonth",
  "gpus",
  "nodesMin",
  "nodesMax",
  "tokensPerDay",
  "requestsPerSecond",
  "replicasMin",
  "cpu",
  "memoryGb",
  "users",
  "documentsPerDay",
];

/** Sources without load: everything behind them is priced as if it stood idle. */
const SOURCES: ReadonlySet<string> = new Set([
  "device-source",
  "event-source",
  "log-source",
  "feed-source",
  "database-source",
  "file-source",
]);

/** What is wrong with the figures that the bill starts from. */
export function workloadFindings({ components }: Design, outflows: Outflows): readonly Diagnostic[] {
  return [...components.flatMap(unusableFigures), ...idleSources(components, outflows)];
}

function unusableFigures(component: PricedComponent): readonly Diagnostic[] {
  return FIGURES.flatMap((setting) => {
    const value = component.settings[setting];
    if (value === undefined || value === null || (typeof value === "number" && Number.isFinite(value) && value >= 0)) return [];
    return [
      {
        severity: "warning" as const,
        code: "ZL-COST-FIGURE-UNUSABLE",
        message: `“${component.title}”: ${setting} is ${JSON.stringify(value)}, which is not a number of zero or more. The cost counts the usual figure instead.`,
        target: { component: component.id, setting },
        hint: "Correct the figure.",
      },
    ];
  });
}

function idleSources(components: readonly PricedComponent[], outflows: Outflows): readonly Diagnostic[] {
  return components
    .filter(({ id, kind }) => {
      if (!SOURCES.has(kind)) return false;
      const { events, files } = outflows.get(id) ?? {};
      return (events ? gbPerDay(events) : 0) + (files?.gbDay ?? 0) <= 0;
    })
    .map(({ id, title }) => ({
      severity: "warning",
      code: "ZL-COST-NO-LOAD",
      message: `“${title}” sends nothing: what stands behind it is priced as if it were idle.`,
      target: { component: id },
      hint: "Say how much it sends.",
    }));
}
