import { isFlink } from "../../facts/engines.ts";
import { catalogOf, hasUpsertKey, icebergVersion, isDelta, isHudi, isIceberg, isUpsert, writersOf } from "../../facts/tables.ts";
import type { ComponentRule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

/** S3 Tables and BigLake manage Iceberg, Fabric manages Delta, Unity Catalog both. */
function isManagedOn(facts: Facts, tables: Part): boolean {
  if (facts.cloud === "gcp") return isIceberg(tables);
  return (facts.cloud === "aws" ? isIceberg(tables) : isDelta(tables)) || catalogOf(facts, tables) === "unity";
}

/** Readers get changed rows: Hudi by commit time, Delta by its feed, Iceberg 3 by row lineage. */
function servesChanges(tables: Part): boolean {
  return isHudi(tables) || (isDelta(tables) && tables.flag("changeDataFeed")) || (isIceberg(tables) && icebergVersion(tables) >= 3);
}

/** Settings of tables that contradict each other or their writers. */
export const TABLE_SETTINGS_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-FMT-033",
    severity: "error",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "Two engines with different indexes will write duplicates into this Hudi table.",
    why: "Flink keeps the key-to-file map in its own state, which Spark cannot see.",
    fix: "Use index bucket (both engines compute it) or record on both, and never change the index later.",
    sources: ["hudiMix", "hudiIdx"],
    confidence: "high",
    when: (_facts, tables) =>
      isHudi(tables) &&
      (tables.text("index") ?? "state") === "state" &&
      writersOf(tables).some(isFlink) &&
      writersOf(tables).some(({ kind }) => kind === "spark-engine"),
    setting: "index",
    repair: { set: "index", to: "bucket" },
  },
  {
    code: "ZL-FMT-035",
    severity: "error",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "Upserts need a key.",
    why: "Without a record key the writer cannot find the row to replace: Hudi generates one per row, Flink refuses the sink, Spark MERGE has no join condition.",
    fix: "Set “Key columns”, and “Ordering column” for Hudi.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, tables) => (isHudi(tables) || writersOf(tables).some(isUpsert)) && !hasUpsertKey(tables),
    setting: "upsertKey",
  },
  {
    code: "ZL-FMT-036",
    severity: "error",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "This cloud has no managed tables of that format.",
    why: "S3 Tables and BigLake-managed tables are Iceberg; Fabric-managed tables are Delta; Unity Catalog manages Delta and Iceberg.",
    fix: "Turn native off or change the format.",
    sources: ["s3t"],
    confidence: "high",
    when: (facts, tables) => tables.flag("native") && !isManagedOn(facts, tables),
    setting: "native",
    repair: { set: "native", to: false },
  },
  {
    code: "ZL-FMT-037",
    severity: "advice",
    component: "lakehouse-tables",
    reach: "local",
    message: "S3 Tables already compacts and expires by default.",
    why: "Two maintainers compete for commits; optimistic concurrency makes one of them retry or fail.",
    fix: "Remove the schedule and set the S3 Tables maintenance configuration instead.",
    sources: ["s3t"],
    confidence: "high",
    when: (facts, tables) => facts.cloud === "aws" && tables.flag("native") && tables.isStated("maintenance.schedule"),
    setting: "maintenance",
  },
  {
    code: "ZL-FMT-038",
    severity: "advice",
    component: "lakehouse-tables",
    reach: "local",
    message: "Incremental pull works differently in this format.",
    why: "Hudi serves changed records by commit time; Delta needs the change data feed (set when the table is created); Iceberg v2 gives appended files between snapshots, and rows only with v3 row lineage.",
    fix: "Use Hudi, turn “Change data feed” on for Delta, or set “Iceberg version” to 3 with engines that support it.",
    sources: ["gk"],
    confidence: "high",
    when: (_facts, tables) => tables.flag("incrementalPull") && !servesChanges(tables),
  },
];
