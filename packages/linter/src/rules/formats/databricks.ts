import { isDatabricks, isKind } from "../../facts/engines.ts";
import { catalogOf, icebergVersion, isDelta, isHudi, isIceberg } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";
import type { Part } from "../../view/part.ts";

/** Iceberg version 3 came with runtime 18; without a number the newest is used. */
function isTooOldForVersion3(engine: Part, tables: Part): boolean {
  return isDatabricks(engine) && isIceberg(tables) && icebergVersion(tables) >= 3 && (engine.number("runtime") ?? 18) < 18;
}

/** Databricks manages Delta and Iceberg, each with conditions. */
export const DATABRICKS_RULES: readonly Rule[] = [
  {
    code: "ZL-FMT-018",
    severity: "error",
    edge: "tables",
    reach: "local",
    message: "Databricks does not manage Hudi tables.",
    why: "Unity Catalog manages Delta and Iceberg; Hudi works at best as an unmanaged path with your own jar and no governance.",
    fix: "Use Delta or Iceberg with Databricks, or another Spark engine for Hudi.",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, { from, to }) => (isDatabricks(to) && isHudi(from)) || (isDatabricks(from) && isHudi(to)),
  },
  {
    code: "ZL-FMT-019",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "Iceberg v3 needs Databricks Runtime 18 or later.",
    why: "Deletion vectors and row lineage for managed Iceberg tables arrived with that runtime.",
    fix: "Choose runtime 18 or keep “Iceberg version” at 2.",
    sources: ["dbxV3"],
    confidence: "high",
    when: (_facts, { from, to }) => isTooOldForVersion3(to, from) || isTooOldForVersion3(from, to),
  },
  {
    code: "ZL-FMT-020",
    severity: "error",
    component: "lakehouse-tables",
    reach: "local",
    message: "UniForm and deletion vectors exclude each other here.",
    why: "IcebergCompatV1 and V2 demand that deletion vectors are off and purged; only V3 allows both.",
    fix: "Turn “Deletion vectors” off and purge, or set “Iceberg compatibility” to 3 (readers then need Iceberg v3).",
    sources: ["dbxCompat", "dbxV3"],
    confidence: "high",
    when: (_facts, tables) =>
      isDelta(tables) && tables.flag("uniform") && tables.flag("deletionVectors") && (tables.number("icebergCompat") ?? 2) < 3,
    setting: "deletionVectors",
    repair: { set: "deletionVectors", to: false },
  },
  {
    code: "ZL-FMT-021",
    severity: "error",
    edge: "tables",
    reach: "neighbours",
    message: "External engines may only read Unity Catalog managed Delta tables.",
    why: "Vended credentials for managed Delta are read-only; managed Iceberg and external tables allow writes.",
    fix: "Write with Databricks, or use managed Iceberg, or external tables (native off).",
    sources: ["dbxVend"],
    confidence: "high",
    when: (facts, { from, to }) =>
      isKind(from, ["spark-engine", "stream-processor"]) &&
      !isDatabricks(from) &&
      isDelta(to) &&
      to.flag("native") &&
      catalogOf(facts, to) === "unity",
    at: "to",
    setting: "native",
    repair: { set: "native", to: false },
  },
];
