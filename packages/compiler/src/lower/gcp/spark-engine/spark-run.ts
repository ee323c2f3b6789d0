import type { EnvironmentView, Peer } from "../../../lowering.ts";
import type { Named } from "../../physical-name.ts";
import { databaseOf, lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { type SparkTable, sparkTable, storesOf } from "./spark-catalog.ts";

/** One start of the job: one table is written. */
export interface SparkRun {
  /** Id of the table store that it writes. */
  readonly key: string;
  /** Arguments of the job's main file. */
  readonly args: readonly string[];
}

interface Source {
  readonly location: string;
  readonly format: string;
}

/**
 * What a batch job has to do according to its arrows: one run per table store it feeds, from the first table store that
 * feeds it, else from the files. Nothing to read or nothing to write = nothing to run.
 */
export function sparkRuns(engine: Named, view: EnvironmentView, sqlUri: string | undefined): readonly SparkRun[] {
  const source = sourceOf(engine, view);
  if (!source) return [];
  return view.outgoing(engine.component.id, "tables").map((lake) => ({
    key: lake.component.id,
    args: [
      "--mode",
      "batch",
      "--in",
      source.location,
      "--in-format",
      source.format,
      ...tableArguments(lake, targetTable(lake, engine, view)),
      ...(sqlUri === undefined ? [] : ["--sql", sqlUri]),
    ],
  }));
}

/** Which table is written, and how rows find their older selves. */
export function tableArguments(lake: Peer, { name, location }: SparkTable): readonly string[] {
  const keys = textsOf(lake.component.settings["upsertKey"]);
  const ordering = lake.component.settings["orderingField"];
  return [
    "--out",
    name,
    "--format",
    String(lake.outputs["format"]),
    ...(location === undefined ? [] : ["--path", location]),
    ...(keys.length === 0 ? [] : ["--keys", keys.join(",")]),
    ...(typeof ordering === "string" && ordering !== "" ? ["--ordering", ordering] : []),
  ];
}

/** The table of a store that a job writes. */
export function targetTable(lake: Peer, engine: Named, view: EnvironmentView): SparkTable {
  const zone = zoneWritten(lake.component, { component: engine.component, edge: lake.edge });
  const main = lakeTables(lake.component, view).find((table) => table.zone === zone);
  return sparkTable(lake, storesOf(engine, view), zone, main?.name ?? sqlName(lake.component.id));
}

function sourceOf(engine: Named, view: EnvironmentView): Source | undefined {
  const lake = view.incoming(engine.component.id, "tables")[0];
  const table = lake ? lakeTables(lake.component, view)[0] : undefined;
  if (lake && table) return tableSource(lake, storesOf(engine, view), table);
  const store = view.incoming(engine.component.id, "files")[0];
  if (!store) return undefined;
  const prefix = textsOf(store.outputs["prefixes"])[0] ?? "";
  return { location: `${String(store.outputs["uri"])}${prefix}`, format: contentFormat(store, view) };
}

function tableSource(lake: Peer, stores: readonly Peer[], { zone, name }: { readonly zone: string; readonly name: string }): Source {
  if (lake.outputs["catalogKind"] === "bigquery") {
    return { location: `${String(lake.outputs["project"])}.${databaseOf(lake.outputs, zone)}.${name}`, format: "bigquery" };
  }
  const found = sparkTable(lake, stores, zone, name);
  return found.location === undefined
    ? { location: found.name, format: "table" }
    : { location: found.location, format: String(lake.outputs["format"]) };
}

const READABLE: ReadonlySet<string> = new Set(["csv", "json", "parquet", "avro"]);

/** Files are read as what their source says they are; what is not a table is listed as binary files. */
function contentFormat(store: Peer, view: EnvironmentView): string {
  const kind = view.incoming(store.component.id, "files").map(({ component }) => component.settings["contentKind"])[0];
  if (kind === undefined) return "parquet";
  return typeof kind === "string" && READABLE.has(kind) ? kind : "binaryFile";
}
