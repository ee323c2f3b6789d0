import type { CloudMonitoringMetric, MetricQuestion } from "@zerolake/execution";

/** Values of one label in one filter; longer ones are refused by their length. */
const VALUES_MAX = 50;

export interface AskedSeries extends Pick<MetricQuestion, "periodSeconds" | "windowSeconds"> {
  readonly metric: CloudMonitoringMetric;
}

/** Series that one request can ask for: they differ in the value of one label at most, by which the answer is parted again. */
export interface SeriesGroup extends AskedSeries {
  /** Absent when one set of labels is asked for. */
  readonly varying?: { readonly label: string; readonly values: readonly string[] };
}

/** As few requests as cover all. The first label of a metric names the resource, so metrics of several resources differ there. */
export function groupsOf(asked: readonly AskedSeries[]): readonly SeriesGroup[] {
  const groups = new Map<string, AskedSeries[]>();
  for (const one of asked) {
    const key = seriesKey(withoutLabel(one, varyingLabel(one)));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap(groupsIn);
}

/** Names one metric among all answers. */
export function seriesKey({ metric, periodSeconds, windowSeconds }: AskedSeries): string {
  const labels = Object.entries(metric.labels).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([metric.type, metric.resource, labels, metric.aligner, metric.reducer, periodSeconds, windowSeconds]);
}

/** What the group asks about one of its values. */
export function memberOf(group: SeriesGroup, value: string | undefined): AskedSeries {
  const { metric, varying, periodSeconds, windowSeconds } = group;
  if (varying === undefined || value === undefined) return { metric, periodSeconds, windowSeconds };
  return { metric: { ...metric, labels: { ...metric.labels, [varying.label]: value } }, periodSeconds, windowSeconds };
}

function varyingLabel({ metric }: AskedSeries): string | undefined {
  const names = Object.keys(metric.labels).filter((name) => name.startsWith("resource.labels."));
  return names.at(-1);
}

function withoutLabel(asked: AskedSeries, label: string | undefined): AskedSeries {
  const labels = Object.fromEntries(Object.entries(asked.metric.labels).filter(([name]) => name !== label));
  return { ...asked, metric: { ...asked.metric, labels } };
}

function groupsIn(asked: readonly AskedSeries[]): readonly SeriesGroup[] {
  const [first] = asked;
  const label = first && varyingLabel(first);
  if (first === undefined) return [];
  const values = label === undefined ? [] : [...new Set(asked.map(({ metric }) => metric.labels[label] ?? ""))];
  if (label === undefined || values.length < 2) return [first];
  return Array.from({ length: Math.ceil(values.length / VALUES_MAX) }, (_, index) => ({
    ...withoutLabel(first, label),
    varying: { label, values: values.slice(index * VALUES_MAX, (index + 1) * VALUES_MAX) },
  }));
}
