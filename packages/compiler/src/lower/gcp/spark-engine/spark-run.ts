import type { EnvironmentView, Peer } from "../../../lowering.ts";
import {
  batchRuns,
  type SparkJob,
  type SparkRun,
  type SparkSource,
  type StoredTable,
  sourceOf,
  tableArguments,
} from "../../jobs/batch-runs.ts";
import type { Named } from "../../physical-name.ts";
import { databaseOf } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { metastoreOfStore } from "../catalog/metastore-of.ts";
import { sparkTable, storesOf } from "./spark-catalog.ts";

/** What a batch job has to do according to its arrows. */
export function sparkRuns(engine: Named, view: EnvironmentView, sqlUri: string | undefined): readonly SparkRun[] {
  return batchRuns(jobOf(engine, view), sqlUri);
}

/** What a job reads according to its arrows. */
export function sparkSource(engine: Named, view: EnvironmentView): SparkSource | undefined {
  return sourceOf(jobOf(engine, view));
}

/** The table of a store that a job writes, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  return tableArguments(jobOf(engine, view), lake);
}

function jobOf(engine: Named, view: EnvironmentView): SparkJob {
  const stores = storesOf(engine, view);
  return {
    engine,
    view,
    places: {
      tableRead: (lake, table) =>
        metastoreOfStore(lake, view) === undefined ? tableSource(lake, stores, table) : { location: hiveName(table), format: "table" },
      filesRead: ({ outputs }) => `${String(outputs["uri"])}${textsOf(outputs["prefixes"])[0] ?? ""}`,
      tableWritten: (lake, table) => {
        // The metastore makes the database in the store's own folder, and knows the table by its name.
        if (metastoreOfStore(lake, view) !== undefined)
          return [
            "--out",
            hiveName(table),
            "--format",
            String(lake.outputs["format"]),
            "--location",
            `${String(lake.outputs["warehouseUri"])}/${table.zone}`,
          ];
        const { name, location } = sparkTable(lake, stores, table);
        return ["--out", name, "--format", String(lake.outputs["format"]), ...(location === undefined ? [] : ["--path", location])];
      },
    },
  };
}

function hiveName({ zone, name }: StoredTable): string {
  return `${zone}.${name}`;
}

function tableSource(lake: Peer, stores: readonly Peer[], table: StoredTable): SparkSource {
  if (lake.outputs["catalogKind"] === "bigquery") {
    return { location: `${String(lake.outputs["project"])}.${databaseOf(lake.outputs, table.zone)}.${table.name}`, format: "bigquery" };
  }
  const found = sparkTable(lake, stores, table);
  return found.location === undefined
    ? { location: found.name, format: "table" }
    : { location: found.location, format: String(lake.outputs["format"]) };
}
