import { runs } from "../../facts/engines.ts";
import { icebergVersion, isDelta, isHudi, isIceberg, isUpsert } from "../../facts/tables.ts";
import type { EdgeRule } from "../../rule.ts";
import type { Part } from "../../view/part.ts";

const isBigQuery = (part: Part): boolean => runs(part, "sql-engine", "bigquery");

/** What the engines of Google Cloud read and write. */
export const BIGQUERY_AND_DATAFLOW_RULES: readonly EdgeRule[] = [
  {
    code: "ZL-FMT-015",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "BigQuery reads Hudi only through an exported manifest.",
    why: "The Hudi-BigQuery sync tool must write a manifest after commits; without it the external table lists every file version.",
    fix: "Add the BigQuery sync step (generated when this edge exists), prefer copy-on-write, or use Iceberg.",
    sources: ["bqManifest"],
    confidence: "high",
    when: (_facts, { from, to }) => isBigQuery(to) && isHudi(from),
  },
  {
    code: "ZL-FMT-016",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "BigQuery cannot write Delta or Hudi tables.",
    why: "They are external tables; only native tables and BigQuery-managed Iceberg tables accept DML.",
    fix: "Write with Spark, or use native Iceberg tables.",
    sources: ["bqDelta", "bqManifest"],
    confidence: "high",
    when: (_facts, { from, to }) => isBigQuery(to) && (isDelta(from) || isHudi(from)) && to.flag("writesTables"),
    at: "to",
    setting: "writesTables",
    repair: { set: "writesTables", to: false },
  },
  {
    code: "ZL-FMT-017",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "Iceberg v3 on Google Cloud is in preview, and BigQuery can only read it.",
    why: "Deletion vectors are understood, but new types, default values and row lineage are not, and BigQuery does not write v3.",
    fix: "Keep “Iceberg version” at 2 until it is generally available.",
    sources: ["gcpV3"],
    confidence: "high",
    when: (_facts, { from, to }) => isBigQuery(to) && isIceberg(from) && icebergVersion(from) >= 3,
    setting: "formatVersion",
    repair: { set: "formatVersion", to: 2 },
  },
  {
    code: "ZL-FMT-039",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Dataflow appends to Iceberg and BigQuery tables only.",
    why: "Beam has a managed Iceberg sink that appends, and no Delta or Hudi sink; Flink SQL is not accepted either.",
    fix: "Set the engine to spark-streaming with a Kafka stream, or use Iceberg in append mode.",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, { from, to }) =>
      runs(from, "stream-processor", "dataflow") && to.kind === "lakehouse-tables" && (!isIceberg(to) || isUpsert(from)),
  },
];
