import type { ConfluentMetric, MetricQuestion } from "@zerolake/execution";

export interface AskedMetric extends Pick<MetricQuestion, "periodSeconds" | "windowSeconds"> {
  readonly metric: ConfluentMetric;
}

/** Metrics that one request tells: the same of several topics of a cluster, or of several statements of a pool. */
export interface MetricGroup extends Pick<AskedMetric, "periodSeconds" | "windowSeconds"> {
  readonly name: string;
  readonly resource: ConfluentMetric["resource"];
  /** Full names of the labels by which the answer is parted. */
  readonly labels: readonly string[];
  readonly members: readonly AskedMetric[];
}

/** As few requests as cover all. */
export function groupsOf(asked: readonly AskedMetric[]): readonly MetricGroup[] {
  const groups = new Map<string, Map<string, AskedMetric>>();
  for (const one of asked) {
    const { metric, periodSeconds, windowSeconds } = one;
    const key = JSON.stringify([metric.name, metric.resource.kind, metric.resource.id, namesIn(metric), periodSeconds, windowSeconds]);
    groups.set(key, (groups.get(key) ?? new Map<string, AskedMetric>()).set(metricKey(one), one));
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members.values();
    if (first === undefined) return [];
    const { metric, periodSeconds, windowSeconds } = first;
    const { name, resource } = metric;
    return [{ name, resource, labels: namesIn(metric), members: [...members.values()], periodSeconds, windowSeconds }];
  });
}

/** Names one metric among all answers. */
export function metricKey({ metric, periodSeconds, windowSeconds }: AskedMetric): string {
  const labels = namesIn(metric).map((name) => [name, metric.labels[name]]);
  return JSON.stringify([metric.name, metric.resource.kind, metric.resource.id, labels, periodSeconds, windowSeconds]);
}

function namesIn({ labels }: ConfluentMetric): readonly string[] {
  return Object.keys(labels).sort();
}
