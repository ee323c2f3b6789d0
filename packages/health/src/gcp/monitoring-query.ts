import type { CloudMonitoringMetric, CloudMonitoringQuery } from "@zerolake/execution";
import type { HealthFacts, MeasuredResource } from "../signal.ts";

/** Labels by their short names: `subscription_id` for `resource.labels.subscription_id`. A resource that lacks one is not measured. */
type LabelsOf = (resource: MeasuredResource, facts: HealthFacts) => Readonly<Record<string, string | undefined>>;
type Labels = Readonly<Record<string, string>>;
type Query = (resource: MeasuredResource, facts: HealthFacts) => CloudMonitoringQuery | undefined;

/** How values become one per period, and how several series become one. Google names both in capitals. */
export interface Joined {
  readonly aligner: string;
  readonly reducer: string;
}

/** The highest value of any series. */
export const HIGHEST: Joined = { aligner: "ALIGN_MAX", reducer: "REDUCE_MAX" };
/** The average of all series. */
export const AVERAGE: Joined = { aligner: "ALIGN_MEAN", reducer: "REDUCE_MEAN" };
/** How many were counted, in all series together. */
export const COUNTED: Joined = { aligner: "ALIGN_DELTA", reducer: "REDUCE_SUM" };
/** The sum of what each series stands at. */
export const STANDING: Joined = { aligner: "ALIGN_MEAN", reducer: "REDUCE_SUM" };
/** Of a distribution: the value that 95 of 100 stay below, over all series together. */
export const P95: Joined = { aligner: "ALIGN_DELTA", reducer: "REDUCE_PERCENTILE_95" };

/** The metrics that one kind of monitored resource publishes. */
export function metricsOf(monitored: string, labelsOf: LabelsOf) {
  const metricOf = (type: string, { aligner, reducer }: Joined, labels: Labels, own: Labels): CloudMonitoringMetric => ({
    type,
    resource: monitored,
    labels: { ...prefixed("resource.labels", own), ...prefixed("metric.labels", labels) },
    aligner,
    reducer,
  });
  return {
    /** One metric; `labels` are the metric's own. */
    one:
      (type: string, joined: Joined, labels: Labels = {}): Query =>
      (resource, facts) => {
        const own = known(labelsOf(resource, facts));
        return own && { service: "cloudMonitoring", metric: metricOf(type, joined, labels, own) };
      },
    /** What the labels choose of what was counted, in per cent of all. */
    share:
      (type: string, labels: Labels): Query =>
      (resource, facts) => {
        const own = known(labelsOf(resource, facts));
        if (own === undefined) return undefined;
        return { service: "cloudMonitoring", metric: metricOf(type, COUNTED, labels, own), outOf: metricOf(type, COUNTED, {}, own) };
      },
  };
}

function prefixed(prefix: string, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [`${prefix}.${name}`, value]));
}

function known(labels: Readonly<Record<string, string | undefined>>): Labels | undefined {
  const entries = Object.entries(labels).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return entries.length === Object.keys(labels).length ? Object.fromEntries(entries) : undefined;
}

/** What stands in a resource's path behind a word: of `projects/p/locations/l/clusters/c`, `clusters` gives `c`. */
export function partOf({ identifier }: Pick<MeasuredResource, "identifier">, word: string): string | undefined {
  const parts = identifier.split("/");
  const at = parts.indexOf(word);
  return at < 0 ? undefined : parts[at + 1];
}
