import type { ConfluentMetric, ConfluentQuery } from "@zerolake/execution";
import { textsAt } from "@zerolake/resources";
import type { MeasuredResource } from "../signal.ts";
import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { fullness, newestArrival, readerLag } from "../usual-rows.ts";

/** Nearest to what a person would call far behind; the same as for other topics of Kafka. */
const FAR_BEHIND = above({
  warn: 100_000,
  bad: 1_000_000,
  because: "A reader that keeps up is thousands of records behind at most.",
});

/** Topics, statements and pools of Confluent Cloud, by "Metrics Reference" of its Metrics API. */
export const CONFLUENT_SIGNALS: SignalTable = {
  "confluent.topic": [
    readerLag({
      key: "consumer-lag",
      label: "Records not yet read",
      unit: "records",
      query: ofTopic("io.confluent.kafka.server/consumer_lag_offsets"),
      threshold: FAR_BEHIND,
    }),
    newestArrival({ key: "arrivals", label: "Newest record", query: ofTopic("io.confluent.kafka.server/received_records") }),
  ],
  // Flink signs in as no group of readers, so that the lag of its topics does not show it.
  "confluent.statement": [
    readerLag({
      key: "pending",
      label: "Records not yet worked through",
      unit: "records",
      query: ofStatement("io.confluent.flink/pending_records"),
      threshold: FAR_BEHIND,
    }),
  ],
  "confluent.computePool": [
    fullness({
      key: "units",
      label: "Units in use",
      query: (resource) => {
        const metricOf = (name: string): ConfluentMetric => ({
          name: `io.confluent.flink/compute_pool_utilization/${name}`,
          resource: { kind: "compute_pool", id: lastPart(resource) },
          labels: {},
        });
        return { service: "confluentMetrics", metric: metricOf("current_cfus"), outOf: metricOf("cfu_limit") };
      },
      whenQuiet: "ok",
      threshold: above({ warn: 90, bad: 100, because: "A pool at its limit lets statements wait; raise the limit." }),
      needs: { points: 4, of: 5 },
    }),
  ],
};

function ofTopic(name: string): (resource: MeasuredResource) => ConfluentQuery | undefined {
  return ({ identifier }) => {
    const [, cluster, topic] = /\/clusters\/([^/]+)\/topics\/([^/]+)$/.exec(identifier) ?? [];
    if (cluster === undefined || topic === undefined) return undefined;
    return {
      service: "confluentMetrics",
      metric: { name, resource: { kind: "kafka", id: cluster }, labels: { "metric.topic": topic } },
    };
  };
}

function ofStatement(name: string): (resource: MeasuredResource) => ConfluentQuery | undefined {
  return (resource) => {
    const [pool] = textsAt(resource.properties, "spec.compute_pool_id");
    if (pool === undefined) return undefined;
    return {
      service: "confluentMetrics",
      metric: {
        name,
        resource: { kind: "compute_pool", id: pool },
        labels: { "resource.flink_statement.name": lastPart(resource) },
      },
    };
  };
}

function lastPart({ identifier }: MeasuredResource): string {
  return identifier.slice(identifier.lastIndexOf("/") + 1);
}
