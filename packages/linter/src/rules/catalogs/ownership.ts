import { isDatabricks, isKind, runs } from "../../facts/engines.ts";
import { catalogOf, catalogsOf, governancesOf, hasCatalog } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

/** Kinds that open files directly instead of asking an engine that enforces policies. */
const READS_FILES = ["stream-processor", "embedding-job", "dataset-store", "model-training"];

function isForeign(facts: Facts, tables: Part): boolean {
  return tables.kind === "lakehouse-tables" && hasCatalog(tables) && catalogOf(facts, tables) !== "unity";
}

/** One catalog owns a table, and policies hold only for those who go through it. */
export const CATALOG_OWNERSHIP_RULES: readonly Rule[] = [
  {
    code: "ZL-CAT-004",
    severity: "warning",
    edge: "tables",
    reach: "neighbours",
    message: "Databricks treats tables of another catalog as foreign: reading works through federation, writing mostly does not.",
    why: "Unity Catalog federates Glue, Hive and Iceberg REST catalogs for reading; commits belong to the owning catalog.",
    fix: "Make Unity Catalog the owner, or write with another Spark engine.",
    sources: ["gk"],
    confidence: "medium",
    when: (facts, { from, to }) =>
      (isKind(to, ["sql-engine", "spark-engine"]) && isDatabricks(to) && isForeign(facts, from)) ||
      (from.kind === "spark-engine" && isDatabricks(from) && isForeign(facts, to)),
  },
  {
    code: "ZL-CAT-005",
    severity: "error",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "Two catalogs cannot both own these tables.",
    why: "Each keeps its own pointer to the current metadata; a commit through one is invisible to the other and can be lost.",
    fix: "Keep one owner and federate from the other.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, tables) => catalogsOf(tables).length > 1,
  },
  {
    code: "ZL-CAT-006",
    severity: "warning",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "Several engines share tables that are in no catalog.",
    why: "Without a catalog each engine finds tables by path, commits are not arbitrated and access cannot be granted by name.",
    fix: "Add a catalog and connect the tables to it.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, tables) =>
      !hasCatalog(tables) &&
      tables.down("tables").filter((reader) => isKind(reader, ["sql-engine", "spark-engine", "stream-processor", "ml-workspace"])).length >=
        2,
  },
  {
    code: "ZL-CAT-007",
    severity: "error",
    edge: "tables",
    reach: "neighbours",
    message: "Firehose can only commit through the Glue Data Catalog.",
    why: "Its Iceberg destination takes a Glue catalog (or S3 Tables through Glue) and no other REST catalog.",
    fix: "Use catalog auto on AWS, or a stream processing job.",
    sources: ["fhIce"],
    confidence: "high",
    when: (facts, { from, to }) => runs(from, "stream-delivery", "firehose") && hasCatalog(to) && catalogOf(facts, to) !== "glue",
  },
  {
    code: "ZL-CAT-008",
    severity: "warning",
    edge: "tables",
    reach: "neighbours",
    message: "This job reads files directly, so column masks and row filters do not apply to it.",
    why: "Fine-grained policies are enforced by the query engine; a job with storage access reads whole files.",
    fix: "Give it a masked gold table or a view, restrict its identity to needed zones, or set “Reads masked columns only” after review.",
    sources: ["zl"],
    confidence: "medium",
    when: (_facts, { from, to }) =>
      isKind(to, READS_FILES) &&
      !to.flag("readsMasked") &&
      governancesOf(from).some((policies) => policies.list("columnMasks").length + policies.list("rowFilters").length > 0),
    at: "to",
    setting: "readsMasked",
  },
];
