import { runs } from "../../facts/engines.ts";
import { catalogOf, icebergVersion, isDelta, isHudi, isIceberg, isMergeOnRead } from "../../facts/tables.ts";
import type { EdgeRule } from "../../rule.ts";
import type { Part } from "../../view/part.ts";

const isAthena = (part: Part): boolean => runs(part, "sql-engine", "athena");

/** Athena reads Iceberg, Delta and Hudi, and writes Iceberg only. */
export const ATHENA_RULES: readonly EdgeRule[] = [
  {
    code: "ZL-FMT-001",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Athena can read these tables but cannot write them.",
    why: "Athena implements INSERT, UPDATE, MERGE and DELETE only for Iceberg (and INSERT for Hive tables); Delta and Hudi are read only.",
    fix: "Write with the Spark engine, or change the table format to Iceberg.",
    sources: ["athDelta", "athHudi"],
    confidence: "high",
    when: (_facts, { from, to }) => isAthena(to) && (isDelta(from) || isHudi(from)) && to.flag("writesTables"),
    at: "to",
    setting: "writesTables",
    repair: { set: "writesTables", to: false },
  },
  {
    code: "ZL-FMT-002",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Athena does not read Iceberg format version 3.",
    why: "AWS lists version 3 for EMR 7.12, Glue, SageMaker notebooks, S3 Tables and (since August 2026) Redshift; Athena is listed as not supported, and an upgrade to version 3 cannot be undone.",
    fix: "Keep “Iceberg version” at 2, or query with Redshift or Spark.",
    sources: ["iceV3aws"],
    confidence: "high",
    when: (_facts, { from, to }) => isAthena(to) && isIceberg(from) && icebergVersion(from) >= 3,
    setting: "formatVersion",
    repair: { set: "formatVersion", to: 2 },
  },
  {
    code: "ZL-FMT-003",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "Athena may not be able to read this Hudi table version.",
    why: "Athena states support up to Hudi 0.14 (table version 6) and promises nothing for tables made by later releases.",
    fix: "Set “Table version” to 6 (hoodie.write.table.version=6) or read with Spark.",
    sources: ["athHudi", "hudiVer"],
    confidence: "medium",
    when: (_facts, { from, to }) => isAthena(to) && isHudi(from) && (from.number("hudiTableVersion") ?? 6) > 6,
    setting: "hudiTableVersion",
    repair: { set: "hudiTableVersion", to: 6 },
  },
  {
    code: "ZL-FMT-004",
    severity: "advice",
    edge: "tables",
    reach: "local",
    message: "Athena sees a merge-on-read table as of its last compaction when the read-optimised view is used.",
    why: "New rows sit in Avro log files until compaction; only the real-time view merges them, at a cost.",
    fix: "Compact more often than your freshness target, or publish a copy-on-write gold table.",
    sources: ["athHudi"],
    confidence: "medium",
    when: (_facts, { from, to }) => isAthena(to) && isMergeOnRead(from),
    setting: "tableType",
    repair: { set: "tableType", to: "cow" },
  },
  {
    code: "ZL-FMT-005",
    severity: "error",
    edge: "tables",
    reach: "neighbours",
    message: "Athena reads Delta only from the Glue Data Catalog.",
    why: "Native Delta support covers tables registered in Glue; Glue catalog federation covers remote Iceberg catalogs, not Delta.",
    fix: "Register the tables in Glue, enable Iceberg reads (uniform) or use Databricks SQL.",
    sources: ["athDelta", "awsFed"],
    confidence: "high",
    when: (facts, { from, to }) => isAthena(to) && isDelta(from) && catalogOf(facts, from) !== "glue",
  },
];
