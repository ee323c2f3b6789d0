import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer, textSetting } from "../../../lowering.ts";
import { type FeatureTable, featureSelection } from "../../databricks/feature-columns.ts";
import { type JobTask, sparkJob } from "../../databricks/job.ts";
import { addressIn } from "../../part-address.ts";
import { type LakeTable, lakeTables, zoneWritten } from "../../tables/lake-tables.ts";
import { artefactContainer, blobFile } from "../artefact/blob.ts";
import { placeAddresses } from "../databricks-connector/unity-places.ts";
import { tableName } from "../spark-engine/spark-batches.ts";
import { mainFile, sparkCode } from "../spark-engine/spark-code.ts";

const SELECTION = "selection";
const HOUR = 3600;
const DAY = 24 * HOUR;

/** A job that takes the rows of each entity out of the last table that is written in the store which is wired to it; none while there is none. */
export function fillFeatures(context: LoweringContext, tables: readonly FeatureTable[]): readonly DesiredResource[] {
  const lake = context.incoming("tables").find(({ outputs }) => typeof outputs["unityCatalog"] === "string");
  const source = lake && lastWritten(context, lake);
  if (!lake || !source) return [];
  const from = tableName(lake, source);
  return [
    sparkCode(context),
    ...tables.map((table) => selection(context, table)),
    sparkJob(context, {
      file: mainFile(context, context),
      tasks: tables.map((table) => task(context, table, from)),
      schedule: scheduleOf(numberSetting(context, "updateIntervalSeconds")),
      dependsOn: [
        "code",
        ...tables.flatMap(({ entity, address }) => [address, addressIn(context, SELECTION, entity)]),
        ...placeAddresses(context, [artefactContainer(context).container]),
        addressIn(lake, "schema", source.zone),
      ],
    }),
  ];
}

/** Tables appear in Unity with their first write. */
function lastWritten({ environment }: LoweringContext, { component }: Peer): LakeTable | undefined {
  const zones = new Set(environment.incoming(component.id, "tables").map((writer) => zoneWritten(component, writer)));
  return lakeTables(component, environment).findLast(({ zone }) => zones.has(zone));
}

/** Columns of the wider table in the types of the entity's own. */
function selection(context: LoweringContext, { entity }: FeatureTable): DesiredResource {
  return blobFile(context, {
    name: SELECTION,
    key: entity,
    ...artefactContainer(context),
    path: selectionPath(context, entity),
    content: { text: featureSelection(context, entity), contentType: "application/sql" },
  });
}

function selectionPath({ component }: LoweringContext, entity: string): string {
  return `${component.id}/features/${entity}.sql`;
}

function task(context: LoweringContext, { entity, name }: FeatureTable, from: string): JobTask {
  const { account, container } = artefactContainer(context);
  const keys = `${entity},${textSetting(context, "eventTimeColumn")}`;
  const sql = `abfss://${container}@${account}.dfs.core.windows.net/${selectionPath(context, entity)}`;
  const target = ["--out", name, "--format", "delta", "--keys", keys];
  return { key: entity, args: ["--mode", "batch", "--in", from, "--in-format", "table", ...target, "--sql", sql] };
}

/** As often as the drawing says that features are renewed; a quarter of an hour is the least that is worth a run. */
function scheduleOf(seconds: number): string {
  if (seconds >= DAY) return "0 2 * * *";
  return seconds >= HOUR ? "0 * * * *" : "*/15 * * * *";
}
