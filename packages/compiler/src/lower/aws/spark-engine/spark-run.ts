import type { EnvironmentView, Peer } from "../../../lowering.ts";
import type { Named } from "../../physical-name.ts";
import { lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { sparkTable } from "./spark-catalog.ts";

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
      "--out",
      targetTable(lake, engine, view),
      "--format",
      String(lake.outputs["format"]),
      ...keyArguments(lake),
      ...orderingArguments(lake),
      ...(sqlUri === undefined ? [] : ["--sql", sqlUri]),
    ],
  }));
}

function sourceOf(engine: Named, view: EnvironmentView): Source | undefined {
  const lake = view.incoming(engine.component.id, "tables")[0];
  const table = lake ? lakeTables(lake.component, view)[0] : undefined;
  if (lake && table) return { location: sparkTable(lake, table.zone, table.name), format: "table" };
  const store = view.incoming(engine.component.id, "files")[0];
  if (!store) return undefined;
  return { location: `${String(store.outputs["uri"])}${firstPrefix(store)}`, format: contentFormat(store, view) };
}

const READABLE: ReadonlySet<string> = new Set(["csv", "json", "parquet", "avro"]);

/** Files are read as what their source says they are; what is not a table is listed as binary files. */
function contentFormat(store: Peer, view: EnvironmentView): string {
  const kind = view.incoming(store.component.id, "files").map(({ component }) => component.settings["contentKind"])[0];
  if (kind === undefined) return "parquet";
  return typeof kind === "string" && READABLE.has(kind) ? kind : "binaryFile";
}

function targetTable(lake: Peer, engine: Named, view: EnvironmentView): string {
  const zone = zoneWritten(lake.component, { component: engine.component, edge: lake.edge });
  const main = lakeTables(lake.component, view).find((table) => table.zone === zone);
  return sparkTable(lake, zone, main?.name ?? sqlName(lake.component.id));
}

/** Which of two rows with one key is the newer one. */
export function orderingArguments(lake: Peer): readonly string[] {
  const field = lake.component.settings["orderingField"];
  return typeof field === "string" && field !== "" ? ["--ordering", field] : [];
}

/** Columns that make a row the same row. */
export function keyArguments(lake: Peer): readonly string[] {
  const keys = lake.component.settings["upsertKey"];
  return Array.isArray(keys) && keys.length > 0 ? ["--keys", keys.join(",")] : [];
}
