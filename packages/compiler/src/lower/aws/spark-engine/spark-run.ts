import type { EnvironmentView, Peer } from "../../../lowering.ts";
import { batchRuns, type SparkPlaces, type SparkRun, tableArguments } from "../../jobs/batch-runs.ts";
import type { Named } from "../../physical-name.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { sparkTable } from "./spark-catalog.ts";

/** Every table stands in a catalog of the session. */
const places: SparkPlaces = {
  tableRead: (lake, { zone, name }) => ({ location: sparkTable(lake, zone, name), format: "table" }),
  filesRead: (store) => `${String(store.outputs["uri"])}${firstPrefix(store)}`,
  tableWritten: (lake, { zone, name }) => ["--out", sparkTable(lake, zone, name), "--format", String(lake.outputs["format"])],
};

/** What a batch job has to do according to its arrows. */
export function sparkRuns(engine: Named, view: EnvironmentView, sqlUri: string | undefined): readonly SparkRun[] {
  return batchRuns({ engine, view, places }, sqlUri);
}

/** The table of a store that a job writes, and what makes a row the same row. */
export function targetArguments(lake: Peer, engine: Named, view: EnvironmentView): readonly string[] {
  return tableArguments({ engine, view, places }, lake);
}
