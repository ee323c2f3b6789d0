import type { AzureMonitorMetric, AzureMonitorQuery, MetricQuestion } from "@zerolake/execution";

/** Azure tells at most so many metrics of a resource in one answer. */
const NAMES_MAX = 20;

/** Metrics that one request can ask for: of one resource, under one condition, in the same periods. */
export interface MetricGroup extends Pick<MetricQuestion, "periodSeconds" | "windowSeconds"> {
  readonly resourceId: string;
  readonly namespace: string;
  readonly filter?: string;
  readonly names: readonly string[];
  readonly aggregations: readonly AzureMonitorMetric["aggregation"][];
}

export interface AskedMetric extends Pick<MetricQuestion, "periodSeconds" | "windowSeconds"> {
  readonly query: AzureMonitorQuery;
  readonly metric: AzureMonitorMetric;
}

/** As few requests as cover all metrics. */
export function groupsOf(asked: readonly AskedMetric[]): readonly MetricGroup[] {
  const groups = new Map<string, AskedMetric[]>();
  for (const one of asked) groups.set(groupKey(one), [...(groups.get(groupKey(one)) ?? []), one]);
  return [...groups.values()].flatMap(splitByNames);
}

/** Names one metric among all answers. */
export function metricKey(asked: AskedMetric): string {
  return `${groupKey(asked)} ${asked.metric.name} ${asked.metric.aggregation}`;
}

function groupKey({ query, metric, periodSeconds, windowSeconds }: AskedMetric): string {
  return JSON.stringify([query.resourceId.toLowerCase(), query.namespace, metric.filter, periodSeconds, windowSeconds]);
}

function splitByNames(asked: readonly AskedMetric[]): readonly MetricGroup[] {
  const [first] = asked;
  if (first === undefined) return [];
  const names = [...new Set(asked.map(({ metric }) => metric.name))];
  const { query, metric, periodSeconds, windowSeconds } = first;
  return Array.from({ length: Math.ceil(names.length / NAMES_MAX) }, (_, index) => {
    const own = names.slice(index * NAMES_MAX, (index + 1) * NAMES_MAX);
    return {
      resourceId: query.resourceId,
      namespace: query.namespace,
      ...(metric.filter === undefined ? {} : { filter: metric.filter }),
      names: own,
      aggregations: [...new Set(asked.filter((one) => own.includes(one.metric.name)).map((one) => one.metric.aggregation))],
      periodSeconds,
      windowSeconds,
    };
  });
}
