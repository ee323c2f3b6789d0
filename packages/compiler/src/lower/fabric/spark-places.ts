import { isMap } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../lowering.ts";
import { batchRuns, type SparkPlaces, type SparkRun, type StoredTable, tableArguments } from "../jobs/batch-runs.ts";
import type { Named } from "../physical-name.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { lastZone } from "../tables/last-zone.ts";

/** Tables by their folders: a job needs no lakehouse of its own, and SQL finds what lies below `Tables` by itself. */
const places: SparkPlaces = {
  tableRead: (lake, table) => ({ location: folderOf(lake, table), format: "delta" }),
  filesRead: ({ outputs }) => {
    const location = outputs["uri"] ?? lastZone(outputs["uriByZone"]);
    return typeof location === "string" ? location : undefined;
  },
  tableWritten: (lake, table) => ["--out", `${sqlName(table.zone)}.${table.name}`, "--path", folderOf(lake, table), "--format", "delta"],
};

/** What a batch job has to do according to its arrows. */
export function sparkBatches(engine: Named, view: EnvironmentView): readonly SparkRun[] {
  return batchRuns({ engine, view, places });
}

/** The table of a store that a job writes, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  return tableArguments({ engine, view, places }, lake);
}

/** In a lakehouse a zone is a schema; in a storage account it is a container with a folder for tables. */
function folderOf({ outputs }: Peer, { zone, name }: StoredTable): string {
  const uris = outputs["uriByZone"];
  const folder = String(isMap(uris) ? uris[zone] : "");
  return outputs["lakehouse"] === undefined ? `${folder}tables/${name}` : `${folder}${name}`;
}

/** Why Spark of Fabric cannot use a store of tables; `undefined` when it can. */
export function whyNotTables(title: string, { component, variant }: Pick<Peer, "component" | "variant">): string | undefined {
  if (component.kind !== "lakehouse-tables" || variant === "delta-fabric" || variant === "delta-adls") return undefined;
  return `“${title}” cannot use “${component.title}”: Spark of Fabric knows Delta tables in OneLake or in a storage account only. Choose Delta as their format, without Unity Catalog.`;
}
