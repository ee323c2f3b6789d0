import { isMap } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../../lowering.ts";
import {
  batchRuns,
  type SparkPlaces,
  type SparkRun,
  type SparkSource,
  type StoredTable,
  sourceOf,
  tableArguments,
} from "../../jobs/batch-runs.ts";
import type { Named } from "../../physical-name.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { lastZone } from "../../tables/last-zone.ts";

const places: SparkPlaces = {
  tableRead: (lake, table) => ({ location: tableName(lake, table), format: "table" }),
  filesRead: ({ outputs }) => {
    const location = outputs["uri"] ?? lastZone(outputs["uriByZone"]);
    return typeof location === "string" ? location : undefined;
  },
  tableWritten: (lake, table) => {
    const uris = lake.outputs["uriByZone"];
    return [
      "--out",
      tableName(lake, table),
      // A catalog that was made with its databases knows where their files lie.
      ...(isInUnity(lake) ? [] : ["--location", `${String(isMap(uris) ? uris[table.zone] : "")}tables`]),
      "--format",
      String(lake.outputs["format"]),
    ];
  },
};

/** What a batch job has to do according to its arrows. */
export function sparkBatches(engine: Named, view: EnvironmentView): readonly SparkRun[] {
  return batchRuns({ engine, view, places });
}

/** What a job reads according to its arrows. */
export function sparkSource(engine: Named, view: EnvironmentView): SparkSource | undefined {
  return sourceOf({ engine, view, places });
}

/** The table of a store that a job writes, where its files lie, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  return tableArguments({ engine, view, places }, lake);
}

/** A table by the database of its zone, in the metastore of the workspace or in the catalog of the tables. */
function tableName(lake: Peer, { zone, name }: StoredTable): string {
  const database = isInUnity(lake) ? `${String(lake.outputs["unityCatalog"])}.${sqlName(zone)}` : `${sqlName(lake.component.id)}_${zone}`;
  return `${database}.${name}`;
}

function isInUnity({ outputs }: Peer): boolean {
  return typeof outputs["unityCatalog"] === "string";
}
