import { hasOnlineReader, isKind, runs } from "../facts/engines.ts";
import { isHudi, isIceberg } from "../facts/tables.ts";
import { freshnessTarget } from "../facts/targets.ts";
import type { Rule } from "../rule.ts";
import type { Part } from "../view/part.ts";

/** Records reach the offline store of SageMaker within this time. */
const OFFLINE_DELAY_SECONDS = 900;

function updateSeconds(store: Part): number {
  return store.number("updateIntervalSeconds") ?? 0;
}

/** Values for training and for answers, and how old they are. */
export const FEATURES_RULES: readonly Rule[] = [
  {
    code: "ZL-FEA-001",
    severity: "error",
    component: "feature-store",
    reach: "local",
    message: "Features will be missing between two refreshes.",
    why: "A record is deleted when its time-to-live ends; if the next write comes later, reads return nothing and the model sees nulls.",
    fix: "Set “Forget after” to at least twice the refresh interval.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) => store.flag("online") && (store.number("ttlSeconds") ?? Infinity) < updateSeconds(store) * 1.5,
    setting: "ttlSeconds",
    repair: (_facts, store) => ({ set: "ttlSeconds", to: updateSeconds(store) * 2 }),
  },
  {
    code: "ZL-FEA-002",
    severity: "warning",
    component: "feature-store",
    reach: "blueprint",
    message: "Online features are older than your freshness target.",
    why: "They change only when the batch materialisation runs.",
    fix: "Feed the feature store from the stream processing job, or materialise more often.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, store) =>
      store.flag("online") &&
      !store.up("features").some(({ kind }) => kind === "stream-processor") &&
      hasOnlineReader(store) &&
      updateSeconds(store) > freshnessTarget(facts),
    setting: "updateIntervalSeconds",
    repair: (facts) => ({ set: "updateIntervalSeconds", to: freshnessTarget(facts) }),
  },
  {
    code: "ZL-FEA-003",
    severity: "error",
    component: "feature-store",
    reach: "neighbours",
    message: "Training data would contain values from the future.",
    why: "A point-in-time join needs the time at which each value became true; without it the latest value is joined to old labels.",
    fix: "Set “Event time column”, and use the event time, not the load time.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) =>
      store.text("eventTimeColumn") === undefined && store.down("features").some(({ kind }) => kind === "model-training"),
    setting: "eventTimeColumn",
  },
  {
    code: "ZL-FEA-004",
    severity: "error",
    component: "feature-store",
    reach: "local",
    message: "This feature group cannot be created.",
    why: "For the Iceberg table format the event time feature must be a String in ISO 8601.",
    fix: "Set “Event time type” to text.",
    sources: ["smfsOff"],
    confidence: "high",
    when: (_facts, store) =>
      store.engine === "sagemaker" && store.text("offlineFormat") === "iceberg" && (store.text("eventTimeType") ?? "string") !== "string",
    setting: "eventTimeType",
    repair: { set: "eventTimeType", to: "string" },
  },
  {
    code: "ZL-FEA-005",
    severity: "error",
    component: "feature-store",
    reach: "neighbours",
    message: "The in-memory store keeps no history to train on.",
    why: "Feature groups with InMemory storage have no offline store.",
    fix: "Use the standard online store, or a second offline feature group.",
    sources: ["smfsOff"],
    confidence: "high",
    when: (_facts, store) =>
      store.engine === "sagemaker" &&
      store.text("onlineStorage") === "in-memory" &&
      store.down("features").some((reader) => isKind(reader, ["model-training", "ml-workspace"])),
    setting: "onlineStorage",
    repair: { set: "onlineStorage", to: "standard" },
  },
  {
    code: "ZL-FEA-006",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Vertex AI features must be a BigQuery table or view.",
    why: "The offline store is BigQuery itself; Hudi reaches it only through a manifest table.",
    fix: "Use Iceberg, or write features with a job (features edge).",
    sources: ["vfsSrc", "bqManifest"],
    confidence: "high",
    when: (_facts, { from, to }) => runs(to, "feature-store", "vertex") && isHudi(from),
  },
  {
    code: "ZL-FEA-007",
    severity: "warning",
    component: "feature-store",
    reach: "local",
    message: "Optimised online serving is deprecated; use Bigtable serving.",
    why: "It also lacks continuous sync; embeddings belong in Vector Search.",
    fix: "Set “Live storage” to Bigtable and keep embeddings in the vector store.",
    sources: ["vfs"],
    confidence: "high",
    when: (_facts, store) => store.engine === "vertex" && store.text("onlineStorage") === "optimized",
    setting: "onlineStorage",
    repair: { set: "onlineStorage", to: "bigtable" },
  },
  {
    code: "ZL-FEA-008",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Azure ML cannot use these tables as a feature source.",
    why: "Sources are Parquet, CSV, Delta, MLTable or custom code; the offline store is ADLS Gen2.",
    fix: "Use Delta, or write features with the Spark engine (features edge).",
    sources: ["amlfs"],
    confidence: "high",
    when: (_facts, { from, to }) => runs(to, "feature-store", "azure-ml") && (isIceberg(from) || isHudi(from)),
  },
  {
    code: "ZL-FEA-009",
    severity: "warning",
    component: "model-training",
    reach: "path",
    message: "Training and serving compute features in two different ways.",
    why: "Two code paths drift apart; the model meets values in production that it never saw.",
    fix: "Train from the feature store.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, training) =>
      training.up("tables").length > 0 &&
      training.up("features").length === 0 &&
      training.allDown().some((endpoint) => endpoint.kind === "model-serving" && endpoint.up("features").length > 0),
  },
  {
    code: "ZL-FEA-010",
    severity: "advice",
    component: "feature-store",
    reach: "blueprint",
    message: "Offline features arrive up to 15 minutes late.",
    why: "PutRecord calls are buffered and written to the offline store within 15 minutes.",
    fix: "Read recent rows from the lakehouse tables, or accept the delay.",
    sources: ["smfsOff"],
    confidence: "high",
    when: (facts, store) =>
      store.engine === "sagemaker" && (facts.workload("trainingFreshnessSecondsTarget") ?? Infinity) < OFFLINE_DELAY_SECONDS,
  },
];
