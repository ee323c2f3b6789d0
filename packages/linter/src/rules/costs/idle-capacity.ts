import { hasOnlineReader, runs } from "../../facts/engines.ts";
import { peakMb, reservedMb } from "../../facts/streams.ts";
import type { ComponentRule } from "../../rule.ts";

/** Capacity that is paid for and not used. */
export const COST_IDLE_CAPACITY_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-CST-001",
    severity: "warning",
    component: "event-stream",
    reach: "path",
    message: "You would pay for a stream that is almost idle.",
    why: "Brokers, shards and throughput units are billed by the hour whatever the load.",
    fix: "Turn serverless on, use fewer partitions, or the native stream instead of a Kafka cluster.",
    sources: ["zl"],
    confidence: "medium",
    when: (facts, stream) => {
      const reserved = stream.flag("serverless") || facts.tier === "production" ? undefined : reservedMb(stream);
      const load = peakMb(facts, stream);
      return reserved !== undefined && load > 0 && load < reserved * 0.05;
    },
    setting: "serverless",
    repair: { set: "serverless", to: true },
  },
  {
    code: "ZL-CST-003",
    severity: "warning",
    component: "spark-engine",
    reach: "local",
    message: "This cluster is idle most of the day.",
    why: "A fixed cluster is billed 24 hours; serverless bills the work.",
    fix: "Use serverless, or set “Stop idle clusters” and “Workers at least” to 0.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, spark) =>
      spark.text("mode") === "cluster" &&
      (spark.number("workersMin") ?? 0) > 0 &&
      !spark.flag("autoTerminate") &&
      (spark.number("hoursPerDay") ?? 24) <= 4,
    setting: "mode",
    repair: { set: "mode", to: "serverless" },
  },
  {
    code: "ZL-CST-006",
    severity: "advice",
    component: "vector-store",
    reach: "local",
    message: "This index is small enough for a cheaper engine.",
    why: "Search services have a minimum price per month whatever the size.",
    fix: "Use pgvector, S3 Vectors (AWS), or Lance in the object store.",
    sources: ["zl"],
    confidence: "medium",
    when: (_facts, store) =>
      runs(store, "vector-store", "opensearch", "ai-search", "vertex-vector-search") &&
      (store.number("vectors") ?? 0) < 200_000 &&
      (store.number("queriesPerSecond") ?? 0) < 5,
  },
  {
    code: "ZL-CST-008",
    severity: "advice",
    component: "model-serving",
    reach: "local",
    message: "A GPU would wait for requests most of the time.",
    why: "Below about one request in five seconds batch or asynchronous inference is cheaper.",
    fix: "Use asynchronous or batch scoring, or scale to zero.",
    sources: ["zl"],
    confidence: "medium",
    when: (_facts, endpoint) =>
      (endpoint.text("instance") ?? "").includes("gpu") &&
      (endpoint.number("requestsPerSecond") ?? 0) < 0.2 &&
      (endpoint.number("replicasMin") ?? 0) > 0,
    setting: "replicasMin",
    repair: { set: "replicasMin", to: 0 },
  },
  {
    code: "ZL-CST-010",
    severity: "advice",
    component: "feature-store",
    reach: "neighbours",
    message: "The online store has no reader.",
    why: "It is billed per write and per hour.",
    fix: "Turn online off until a service reads it.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) => store.flag("online") && !hasOnlineReader(store),
    setting: "online",
    repair: { set: "online", to: false },
  },
  {
    code: "ZL-CST-011",
    severity: "advice",
    component: "spark-engine",
    reach: "local",
    message: "Spot workers would cut the price of these jobs.",
    why: "Batch tasks can be retried, so losing a worker costs minutes.",
    fix: "Set “Share of spot workers” to 0.5 to 0.7 and keep the driver on demand.",
    sources: ["gk"],
    confidence: "medium",
    when: (facts, spark) =>
      facts.tier !== "production" &&
      spark.text("mode") === "cluster" &&
      runs(spark, "spark-engine", "emr", "dataproc", "databricks") &&
      (spark.number("hoursPerDay") ?? 0) >= 6 &&
      (spark.number("spotShare") ?? 0) === 0,
    setting: "spotShare",
    repair: { set: "spotShare", to: 0.6 },
  },
];
