import type { PropertyMap, Value } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { databaseOf, lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { type Column, startingColumns } from "../../tables/table-columns.ts";
import { readSubscriptions } from "../event-stream/pubsub.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";

/** What one topic of a stream becomes: where it is read, what is done to it, where it goes. */
export interface BeamPipeline {
  /** Repeat key: the stream and its topic. */
  readonly key: string;
  /** A pipeline in the words of Beam's own YAML, of which JSON is a part. */
  readonly pipeline: PropertyMap;
}

/** One pipeline per topic that is read: rows go to every table store that is drawn, and to every stream. */
export function beamPipelines(context: LoweringContext): readonly BeamPipeline[] {
  const streams = context.incoming("events");
  return streams.flatMap((stream) => {
    const subscriptions = readSubscriptions(stream, context);
    return subscriptions.map(({ topic, path }) => ({
      key: `${stream.component.id}.${topic}`,
      pipeline: pipelineOf(context, path),
    }));
  });
}

const READ = "read";
const SQL = "sql";

function pipelineOf(context: LoweringContext, subscription: string): PropertyMap {
  const sql = textSetting(context, "sql", "").trim();
  const last = sql === "" ? READ : SQL;
  const columns = columnsOf(context);
  return {
    pipeline: {
      transforms: [
        { type: "ReadFromPubSub", name: READ, config: { subscription, format: "JSON", schema: jsonSchema(columns) } },
        ...(sql === "" ? [] : [{ type: "Sql", name: SQL, input: { input: READ }, config: { query: sql } }]),
        ...context.outgoing("tables").map((lake) => ({ ...tableSink(context, lake), input: last })),
        ...context.outgoing("events").flatMap((stream) => topicSink(context, stream, last)),
      ],
    },
    options: { streaming: true },
  };
}

/** The fields of an event that the job knows: those that its tables start with. */
function columnsOf(context: LoweringContext): readonly Column[] {
  const all = context.outgoing("tables").flatMap((lake) => startingColumns(lake.component));
  const known = all.length === 0 ? startingColumns({ settings: {} }) : all;
  return [...new Map(known.map((column) => [column.name, column])).values()];
}

/** Times travel as text; the table's own type reads them. */
function jsonSchema(columns: readonly Column[]): PropertyMap {
  return { type: "object", properties: Object.fromEntries(columns.map(({ name }) => [name, { type: "string" }])) };
}

function tableSink(context: LoweringContext, lake: Peer): PropertyMap {
  const zone = zoneWritten(lake.component, { component: context.component, edge: lake.edge });
  const table = lakeTables(lake.component, context.environment).find((known) => known.zone === zone)?.name ?? sqlName(lake.component.id);
  const name = `write ${lake.component.id}`;
  if (lake.outputs["catalogKind"] === "bigquery") {
    const config = {
      table: `${String(lake.outputs["project"])}.${databaseOf(lake.outputs, zone)}.${table}`,
      create_disposition: "CREATE_NEVER",
      write_disposition: "WRITE_APPEND",
    };
    return { type: "WriteToBigQuery", name, config };
  }
  return { type: "WriteToIceberg", name, config: { table: `${zone}.${table}`, catalog_name: "lake", catalog_properties: catalogOf(lake) } };
}

function catalogOf({ outputs }: Peer): Readonly<Record<string, Value>> {
  return {
    type: "rest",
    uri: String(outputs["icebergRestUri"]),
    warehouse: String(outputs["warehouseUri"]),
    "header.x-goog-user-project": String(outputs["project"]),
    "rest.auth.type": "org.apache.iceberg.gcp.auth.GoogleAuthManager",
    "io-impl": "org.apache.iceberg.gcp.gcs.GCSFileIO",
  };
}

function topicSink(context: LoweringContext, stream: Peer, input: string): readonly PropertyMap[] {
  const topic = writtenTopic(context, stream)?.path;
  return topic === undefined
    ? []
    : [{ type: "WriteToPubSub", name: `write ${stream.component.id}`, input, config: { topic, format: "JSON" } }];
}
