import type { EnvironmentView, Part, Peer } from "../../lowering.ts";
import { lakeTables, sqlName, zoneWritten } from "../tables/lake-tables.ts";
import { textsOf } from "../texts-of.ts";

/** One start of the job: one table is written. */
export interface SparkRun {
  /** Id of the table store that it writes. */
  readonly key: string;
  /** Arguments of the job's main file. */
  readonly args: readonly string[];
}

export interface SparkSource {
  readonly location: string;
  readonly format: string;
}

export interface StoredTable {
  readonly zone: string;
  readonly name: string;
}

/** How the Spark of a cloud finds what the arrows say. */
export interface SparkPlaces {
  /** A table that it reads. */
  tableRead(lake: Peer, table: StoredTable): SparkSource;
  /** The folder of files that it reads; `undefined` = the store has none. */
  filesRead(store: Peer): string | undefined;
  /** Their format, where whoever writes them decides; otherwise they are what their source says. */
  filesFormat?(store: Peer): string | undefined;
  /** The arguments that name a table that it writes, and its format. */
  tableWritten(lake: Peer, table: StoredTable): readonly string[];
}

/** A job among its arrows. */
export interface SparkJob {
  readonly engine: Pick<Part, "component">;
  readonly view: EnvironmentView;
  readonly places: SparkPlaces;
}

/**
 * What a batch job has to do according to its arrows: one run per table store it feeds, from the first table store that
 * feeds it, else from the files. Nothing to read or nothing to write = nothing to run.
 */
export function batchRuns(job: SparkJob, sqlUri?: string): readonly SparkRun[] {
  const source = sourceOf(job);
  if (!source) return [];
  return job.view.outgoing(job.engine.component.id, "tables").map((lake) => ({
    key: lake.component.id,
    args: [
      "--mode",
      "batch",
      "--in",
      source.location,
      "--in-format",
      source.format,
      ...tableArguments(job, lake),
      ...(sqlUri === undefined ? [] : ["--sql", sqlUri]),
    ],
  }));
}

/** Which table of a store is written, which columns make a row the same row, and which of two such rows is the newer one. */
export function tableArguments({ engine, view, places }: SparkJob, lake: Peer): readonly string[] {
  const zone = zoneWritten(lake.component, { component: engine.component, edge: lake.edge });
  const main = lakeTables(lake.component, view).find((table) => table.zone === zone);
  const keys = textsOf(lake.component.settings["upsertKey"]);
  const ordering = lake.component.settings["orderingField"];
  return [
    ...places.tableWritten(lake, { zone, name: main?.name ?? sqlName(lake.component.id) }),
    ...(keys.length === 0 ? [] : ["--keys", keys.join(",")]),
    ...(typeof ordering === "string" && ordering !== "" ? ["--ordering", ordering] : []),
  ];
}

/** The first table that feeds a job, else the first files; nothing when neither does. */
export function sourceOf({ engine, view, places }: SparkJob): SparkSource | undefined {
  const lake = view.incoming(engine.component.id, "tables")[0];
  const table = lake && lakeTables(lake.component, view)[0];
  if (lake && table) return places.tableRead(lake, table);
  const store = view.incoming(engine.component.id, "files")[0];
  const location = store && places.filesRead(store);
  return store && location !== undefined ? { location, format: places.filesFormat?.(store) ?? contentFormat(store, view) } : undefined;
}

const READABLE: ReadonlySet<string> = new Set(["csv", "json", "parquet", "avro"]);

/** Files are read as what their source says they are; what is not a table is listed as binary files. */
function contentFormat(store: Peer, view: EnvironmentView): string {
  const kind = view.incoming(store.component.id, "files").map(({ component }) => component.settings["contentKind"])[0];
  if (kind === undefined) return "parquet";
  return typeof kind === "string" && READABLE.has(kind) ? kind : "binaryFile";
}
