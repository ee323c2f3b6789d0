import type { Tier } from "@zerolake/resources";
import type { EnvironmentView, Neighbour } from "../../../lowering.ts";
import type { Signal } from "./metric-alert.ts";

/** A delivery may stay this many seconds behind its stream before somebody is told. */
const LAG_SECONDS: Readonly<Record<Tier, number>> = { prototype: 600, standard: 300, production: 300 };

/** The numbers worth an alert, of every component that reports any. */
export function signalsOf(view: EnvironmentView, tier: Tier): readonly Signal[] {
  return [
    ...view.components("event-stream").flatMap(throttled),
    ...view.components("event-stream").flatMap(silent),
    ...["stream-delivery", "stream-processor"].flatMap((kind) => view.components(kind)).flatMap((job) => late(job, tier)),
    ...view.components("orchestrator").flatMap(failed),
  ];
}

function throttled({ component, outputs }: Neighbour): readonly Signal[] {
  const resourceId = outputs.ports.events?.["namespaceId"];
  if (typeof resourceId !== "string") return [];
  return [
    {
      key: `${component.id}-throttled`,
      alert: "failures",
      description: `${component.title} turns events away`,
      resourceId,
      address: `${component.id}.namespace`,
      metricName: "ThrottledRequests",
      timeAggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      windowSize: "PT5M",
      evaluationFrequency: "PT1M",
    },
  ];
}

function silent({ component, outputs }: Neighbour): readonly Signal[] {
  const resourceId = outputs.ports.events?.["namespaceId"];
  if (typeof resourceId !== "string") return [];
  return [
    {
      key: `${component.id}-silent`,
      alert: "freshness",
      description: `${component.title} received nothing for half an hour`,
      resourceId,
      address: `${component.id}.namespace`,
      metricName: "IncomingMessages",
      timeAggregation: "Total",
      operator: "LessThanOrEqual",
      threshold: 0,
      windowSize: "PT30M",
      evaluationFrequency: "PT5M",
    },
  ];
}

function late({ component, outputs }: Neighbour, tier: Tier): readonly Signal[] {
  const resourceId = outputs.ports.tables?.["jobId"];
  if (typeof resourceId !== "string") return [];
  return [
    {
      key: `${component.id}-late`,
      alert: "lag",
      description: `${component.title} is behind its stream`,
      resourceId,
      address: `${component.id}.job`,
      metricName: "OutputWatermarkDelaySeconds",
      timeAggregation: "Maximum",
      operator: "GreaterThan",
      threshold: LAG_SECONDS[tier],
      windowSize: "PT5M",
      evaluationFrequency: "PT1M",
    },
  ];
}

function failed({ component, outputs }: Neighbour): readonly Signal[] {
  const resourceId = outputs.ports.metrics?.["factoryId"];
  if (typeof resourceId !== "string") return [];
  return [
    {
      key: `${component.id}-failed`,
      alert: "failures",
      description: `A run of ${component.title} failed`,
      resourceId,
      address: `${component.id}.factory`,
      metricName: "PipelineFailedRuns",
      timeAggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      windowSize: "PT1H",
      evaluationFrequency: "PT15M",
    },
  ];
}
