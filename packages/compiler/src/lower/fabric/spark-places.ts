import { isMap } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../lowering.ts";
import { batchRuns, type SparkPlaces, type SparkRun, type StoredTable, tableArguments } from "../jobs/batch-runs.ts";
import type { Named } from "../physical-name.ts";
import { deliveredTable, sqlName } from "../tables/lake-tables.ts";
import { lastZone } from "../tables/last-zone.ts";
import { textsOf } from "../texts-of.ts";

/** Tables by their folders: a job needs no lakehouse of its own, and SQL finds what lies below `Tables` by itself. */
function placesIn(view: EnvironmentView): SparkPlaces {
  return {
    tableRead: (lake, table) => ({ location: folderOf(lake, table), format: "delta" }),
    filesRead: (store) => {
      const { outputs } = store;
      const location = deliveredFolder(store, view) ?? outputs["uri"] ?? lastZone(outputs["uriByZone"]);
      return typeof location === "string" ? location : undefined;
    },
    filesFormat: (store) => (deliveredFolder(store, view) === undefined ? undefined : "delta"),
    tableWritten: (lake, table) => ["--out", `${sqlName(table.zone)}.${table.name}`, "--path", folderOf(lake, table), "--format", "delta"],
  };
}

/** Where an Eventstream puts the events of a store's first topic: it knows tables only, so they are none of its files. */
function deliveredFolder({ component, outputs }: Peer, view: EnvironmentView): string | undefined {
  const delivery = view.incoming(component.id, "files").find(({ variant }) => variant === "fabric-eventstream");
  const [topic] = delivery ? view.incoming(delivery.component.id, "events").flatMap((stream) => textsOf(stream.outputs["topics"])) : [];
  const folder = outputs["deliveredUri"];
  if (!delivery || topic === undefined || typeof folder !== "string") return undefined;
  return `${folder}${deliveredTable(component, delivery, topic, view).name}`;
}

/** What a batch job has to do according to its arrows. */
export function sparkBatches(engine: Named, view: EnvironmentView): readonly SparkRun[] {
  return batchRuns({ engine, view, places: placesIn(view) });
}

/** The table of a store that a job writes, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  return tableArguments({ engine, view, places: placesIn(view) }, lake);
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
