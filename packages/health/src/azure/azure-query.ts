import type { AzureMonitorMetric, AzureMonitorQuery } from "@zerolake/execution";
import type { MeasuredResource } from "../signal.ts";

/** Where Azure publishes what belongs to a resource: under itself, or under its parent with a condition on a dimension. */
interface Place {
  readonly resourceId: string;
  readonly namespace: string;
  readonly filter?: string;
}

type Query = (resource: MeasuredResource) => AzureMonitorQuery;

export interface AzureMetrics {
  /** One metric, or the share of it that a condition chooses. */
  one(name: string, aggregation: AzureMonitorMetric["aggregation"], filter?: string): Query;
  /** A metric in per cent of another. */
  share(part: AzureMonitorMetric, whole: AzureMonitorMetric): Query;
}

function metricsAt(placeOf: (resource: MeasuredResource) => Place): AzureMetrics {
  const at = (resource: MeasuredResource, part: AzureMonitorMetric, whole?: AzureMonitorMetric): AzureMonitorQuery => {
    const { resourceId, namespace, filter } = placeOf(resource);
    const metric = narrowed(part, filter);
    return {
      service: "azureMonitor",
      resourceId,
      namespace,
      metric,
      ...(whole === undefined ? {} : { outOf: narrowed(whole, filter) }),
    };
  };
  return {
    one: (name, aggregation, filter) => (resource) => at(resource, { name, aggregation, ...(filter === undefined ? {} : { filter }) }),
    share: (part, whole) => (resource) => at(resource, part, whole),
  };
}

function narrowed({ filter, ...metric }: AzureMonitorMetric, further: string | undefined): AzureMonitorMetric {
  const conditions = [further, filter].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? metric : { ...metric, filter: conditions.join(" and ") };
}

/** Metrics that a resource publishes itself: its type is their namespace. */
export const own = metricsAt(({ identifier, type }) => ({ resourceId: identifier, namespace: type }));

/** Metrics that the parent publishes, with the child's name in a dimension. */
export function ofParent(dimension: string): AzureMetrics {
  return metricsAt(({ identifier, type }) => ({
    resourceId: identifier.split("/").slice(0, -2).join("/"),
    namespace: type.split("/").slice(0, -1).join("/"),
    filter: `${dimension} eq '${identifier.split("/").at(-1)?.replaceAll("'", "''")}'`,
  }));
}
