import type { Facts } from "../view/facts.ts";
import type { Part } from "../view/part.ts";
import { isDatabricks } from "./engines.ts";

export type TableFormat = "iceberg" | "delta" | "hudi";

export function isTables(part: Part): boolean {
  return part.kind === "lakehouse-tables";
}

/** Format of tables; `undefined` for everything that is no table store. */
export function formatOf(part: Part): TableFormat | undefined {
  if (part.kind !== "lakehouse-tables") return undefined;
  const format = part.text("engine") ?? "iceberg";
  return format === "iceberg" || format === "delta" || format === "hudi" ? format : undefined;
}

export function isIceberg(part: Part): boolean {
  return formatOf(part) === "iceberg";
}

export function isDelta(part: Part): boolean {
  return formatOf(part) === "delta";
}

export function isHudi(part: Part): boolean {
  return formatOf(part) === "hudi";
}

/** Iceberg format version; 2 unless the tables say otherwise. */
export function icebergVersion(part: Part): number {
  return part.number("formatVersion") ?? 2;
}

/** Delta features that raise the reader version: deletion vectors or column mapping. */
export function hasNewDeltaFeatures(tables: Part): boolean {
  return tables.flag("deletionVectors") || tables.text("columnMapping") === "name";
}

/** Hudi tables whose readers must merge log files; the default of Hudi tables here. */
export function isMergeOnRead(tables: Part): boolean {
  return isHudi(tables) && (tables.text("tableType") ?? "mor") === "mor";
}

export function hasUpsertKey(tables: Part): boolean {
  return tables.list("upsertKey").length > 0;
}

/** Jobs that write the tables. */
export function writersOf(tables: Part): readonly Part[] {
  return tables.up("tables");
}

export function streamWritersOf(tables: Part): readonly Part[] {
  return writersOf(tables).filter(({ kind }) => kind === "stream-processor" || kind === "stream-delivery");
}

/** The job replaces rows instead of appending them. */
export function isUpsert(job: Part): boolean {
  return job.text("mode") === "upsert";
}

export function catalogsOf(tables: Part): readonly Part[] {
  return tables.down("tables").filter(({ kind }) => kind === "catalog");
}

export function hasCatalog(tables: Part): boolean {
  return catalogsOf(tables).length > 0;
}

/** Policies that reach the tables through their catalog. */
export function governancesOf(tables: Part): readonly Part[] {
  return catalogsOf(tables).flatMap((catalog) => catalog.down("catalog").filter(({ kind }) => kind === "governance"));
}

/**
 * Engine of the catalog that owns the tables. Without an arrow to one it is the cloud's own: Glue, BigLake, and on Azure
 * that of the blueprint, else the one that comes with the Spark and SQL engines.
 */
export function catalogOf(facts: Facts, tables: Part): string {
  const [own] = catalogsOf(tables);
  if (own) return own.engine;
  if (facts.cloud === "aws") return "glue";
  if (facts.cloud === "gcp") return "biglake";
  const [drawn] = facts.all("catalog");
  if (drawn) return drawn.engine;
  const engines = [...facts.all("spark-engine"), ...facts.all("sql-engine")];
  if (engines.some(isDatabricks)) return "unity";
  return engines.some(({ engine }) => engine === "fabric") ? "onelake" : "hive";
}
