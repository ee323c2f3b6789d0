import { isMap, type PropertyMap } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../../lowering.ts";
import type { Named } from "../../physical-name.ts";
import { lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { lastZone } from "../../tables/last-zone.ts";

/** One start of the job: one table is written. */
export interface SparkBatch {
  /** Id of the table store that it writes. */
  readonly key: string;
  /** Arguments of the job's main file. */
  readonly args: readonly string[];
}

const READABLE: ReadonlySet<string> = new Set(["csv", "json", "parquet", "avro"]);

/** One run per table store that the job feeds, from the first table store that feeds it, else from the files. */
export function sparkBatches(engine: Named, view: EnvironmentView): readonly SparkBatch[] {
  const source = sourceOf(engine, view);
  if (!source) return [];
  return view.outgoing(engine.component.id, "tables").map((lake) => ({
    key: lake.component.id,
    args: ["--mode", "batch", "--in", source.location, "--in-format", source.format, ...targetArguments(lake, engine, view)],
  }));
}

/** The table that is written, where its files lie, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  const zone = zoneWritten(lake.component, { component: engine.component, edge: lake.edge });
  const table = lakeTables(lake.component, view).find((candidate) => candidate.zone === zone)?.name ?? sqlName(lake.component.id);
  const uris = lake.outputs["uriByZone"];
  const { upsertKey, orderingField } = lake.component.settings;
  return [
    "--out",
    `${databaseName(lake, zone)}.${table}`,
    // A catalog that was made with its databases knows where their files lie.
    ...(isInUnity(lake) ? [] : ["--location", `${String(isMap(uris) ? uris[zone] : "")}tables`]),
    "--format",
    String(lake.outputs["format"]),
    ...(Array.isArray(upsertKey) && upsertKey.length > 0 ? ["--keys", upsertKey.join(",")] : []),
    ...(typeof orderingField === "string" && orderingField !== "" ? ["--ordering", orderingField] : []),
  ];
}

/** The database of a zone in the metastore of the workspace, or in the catalog of the tables. */
function databaseName(lake: Peer, zone: string): string {
  return isInUnity(lake) ? `${String(lake.outputs["unityCatalog"])}.${sqlName(zone)}` : `${sqlName(lake.component.id)}_${zone}`;
}

function isInUnity({ outputs }: Peer): boolean {
  return typeof outputs["unityCatalog"] === "string";
}

function sourceOf(engine: Named, view: EnvironmentView): { readonly location: string; readonly format: string } | undefined {
  const lake = view.incoming(engine.component.id, "tables")[0];
  const table = lake && lakeTables(lake.component, view)[0];
  if (lake && table) return { location: `${databaseName(lake, table.zone)}.${table.name}`, format: "table" };
  const store = view.incoming(engine.component.id, "files")[0];
  const location = store && (store.outputs["uri"] ?? lastZone((store.outputs as PropertyMap)["uriByZone"]));
  return store && typeof location === "string" ? { location, format: contentFormat(store, view) } : undefined;
}

/** Files are read as what their source says they are; what is not a table is listed as binary files. */
function contentFormat(store: Peer, view: EnvironmentView): string {
  const kind = view.incoming(store.component.id, "files").map(({ component }) => component.settings["contentKind"])[0];
  if (kind === undefined) return "parquet";
  return typeof kind === "string" && READABLE.has(kind) ? kind : "binaryFile";
}
