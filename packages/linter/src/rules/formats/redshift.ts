import { isFlink, runs } from "../../facts/engines.ts";
import { hasNewDeltaFeatures, icebergVersion, isDelta, isIceberg, isMergeOnRead, isUpsert, writersOf } from "../../facts/tables.ts";
import type { EdgeRule } from "../../rule.ts";
import type { Part } from "../../view/part.ts";

const isRedshift = (part: Part): boolean => runs(part, "sql-engine", "redshift");

/** Redshift reads Iceberg itself, Delta and Hudi as far as their plain files go. */
export const REDSHIFT_RULES: readonly EdgeRule[] = [
  {
    code: "ZL-FMT-006",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Redshift Spectrum does not merge Hudi log files.",
    why: "Spectrum reads the latest snapshot of copy-on-write tables; for merge-on-read it sees base files only, so recent updates are missing.",
    fix: "Choose copy on write as “Table type” for the tables Redshift reads, or compact before each query window.",
    sources: ["rsHudi"],
    confidence: "high",
    when: (_facts, { from, to }) => isRedshift(to) && isMergeOnRead(from),
    setting: "tableType",
    repair: { set: "tableType", to: "cow" },
  },
  {
    code: "ZL-FMT-007",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "Redshift reads Delta only through manifest files that must be regenerated after every commit.",
    why: "Spectrum follows a symlink manifest, not the Delta log; a stale manifest returns old rows, and column mapping or deletion vectors are not understood.",
    fix: "Use Iceberg (Redshift reads and writes it), set uniform, or keep delta.compatibility.symlinkFormatManifest.enabled on.",
    sources: ["rsDelta", "rsWrite"],
    confidence: "high",
    when: (_facts, { from, to }) => isRedshift(to) && isDelta(from) && !from.flag("uniform"),
    setting: "uniform",
    repair: { set: "uniform", to: true },
  },
  {
    code: "ZL-FMT-008",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Redshift would return deleted rows or fail on this Delta table.",
    why: "The manifest lists whole Parquet files; rows removed by a deletion vector are still in them.",
    fix: "Turn “Deletion vectors” and “Column mapping” off, or use Iceberg.",
    sources: ["rsDelta", "deltaDv"],
    confidence: "high",
    when: (_facts, { from, to }) => isRedshift(to) && isDelta(from) && hasNewDeltaFeatures(from),
    setting: "deletionVectors",
  },
  {
    code: "ZL-FMT-009",
    severity: "error",
    edge: "tables",
    reach: "neighbours",
    message: "Redshift refuses Iceberg v3 tables that contain equality deletes.",
    why: "Flink upsert writes equality delete files; Redshift v3 support excludes them, and also complex types and materialised views on v3.",
    fix: "Append from Flink and merge with Spark, or keep “Iceberg version” at 2.",
    sources: ["rsV3", "rsV3b"],
    confidence: "high",
    when: (_facts, { from, to }) =>
      isRedshift(to) && isIceberg(from) && icebergVersion(from) >= 3 && writersOf(from).some((job) => isFlink(job) && isUpsert(job)),
    setting: "formatVersion",
    repair: { set: "formatVersion", to: 2 },
  },
];
