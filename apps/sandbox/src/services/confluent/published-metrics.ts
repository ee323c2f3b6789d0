import { type JsonObject, textAt } from "../../json.ts";
import type { Shape } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";

/** A metric as the "Metrics Reference" of Confluent Cloud publishes it, and how it behaves here. */
export interface PublishedMetric {
  /** Kind of the resource that a question must name. */
  readonly resource: "kafka" | "compute_pool";
  /** What we keep that it is measured of. */
  readonly type: string;
  readonly labels: (resource: StoredResource) => Readonly<Record<string, string | undefined>>;
  readonly shape: (model: JsonObject) => Shape;
}

function ofTopic(shape: Shape): PublishedMetric {
  return {
    resource: "kafka",
    type: "confluent.topic",
    labels: ({ identifier }) => {
      const [cluster, topic] = identifier.split("/");
      return { "resource.kafka.id": cluster, "metric.topic": topic };
    },
    shape: () => shape,
  };
}

function ofPool(shape: PublishedMetric["shape"]): PublishedMetric {
  return {
    resource: "compute_pool",
    type: "confluent.computePool",
    labels: ({ identifier }) => ({ "resource.compute_pool.id": identifier }),
    shape,
  };
}

const limitOf = (model: JsonObject): number => Number((model["spec"] as JsonObject | undefined)?.["max_cfu"] ?? 5);

export const PUBLISHED: Readonly<Record<string, PublishedMetric>> = {
  "io.confluent.kafka.server/consumer_lag_offsets": ofTopic({ calm: 20, busy: 3_000, ill: 9_000_000 }),
  "io.confluent.kafka.server/received_records": ofTopic({ calm: 200, busy: 4_000, ill: 0, isCounted: true }),
  "io.confluent.flink/pending_records": {
    resource: "compute_pool",
    type: "confluent.statement",
    labels: ({ identifier, model }) => ({
      "resource.compute_pool.id": textAt(model, "spec.compute_pool_id"),
      "resource.flink_statement.name": identifier,
    }),
    shape: () => ({ calm: 10, busy: 2_000, ill: 7_000_000 }),
  },
  "io.confluent.flink/compute_pool_utilization/current_cfus": ofPool((model) => {
    const limit = limitOf(model);
    return { calm: limit / 5, busy: limit / 2, ill: limit, isSteady: true };
  }),
  "io.confluent.flink/compute_pool_utilization/cfu_limit": ofPool((model) => {
    const limit = limitOf(model);
    return { calm: limit, busy: limit, isSteady: true };
  }),
};
