import type { LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf, deliveredTable, zoneWritten } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { onDataset } from "../bigquery-dataset.ts";
import { grant } from "../iam.ts";
import { pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";

/** One connector: what it reads and where it writes. */
export interface KafkaSink {
  /** Repeat key: the stream and the store. */
  readonly key: string;
  readonly streamId: string;
  readonly configs: Readonly<Record<string, string>>;
  /** What the service agent needs there. */
  readonly rights: readonly Statement[];
  /** Addresses of what must be there first. */
  readonly after: readonly string[];
}

const RAW = "raw/";
const TASKS = "3";

/** Events are JSON texts; their keys are texts, too. */
const JSON_EVENTS = {
  "key.converter": "org.apache.kafka.connect.storage.StringConverter",
  "value.converter": "org.apache.kafka.connect.json.JsonConverter",
  "value.converter.schemas.enable": "false",
} as const;

/** The sinks that the arrows behind a stream ask for. Classes and their options: Google's documentation of both connectors. */
export function kafkaSinks(context: LoweringContext, stream: Peer, undelivered: string | undefined): readonly KafkaSink[] {
  const common = { topics: textsOf(stream.outputs["topics"]).join(","), "tasks.max": TASKS, ...JSON_EVENTS, ...tolerance(undelivered) };
  return [
    ...context.outgoing("tables").map((lake) => tableSink(context, { lake, stream, common })),
    ...context.outgoing("files").flatMap((store) => fileSink(context, { store, stream, common })),
  ];
}

type Configs = Readonly<Record<string, string>>;

/** An event that cannot be written is set aside, or stops the delivery. */
function tolerance(undelivered: string | undefined): Configs {
  return undelivered === undefined ? {} : { "errors.tolerance": "all", "errors.deadletterqueue.topic.name": undelivered };
}

function tableSink(
  context: LoweringContext,
  { lake, stream, common }: { readonly lake: Peer; readonly stream: Peer; readonly common: Configs },
): KafkaSink {
  const writer = { component: context.component, edge: lake.edge };
  const dataset = databaseOf(lake.outputs, zoneWritten(lake.component, writer));
  const tables = textsOf(stream.outputs["topics"]).map((topic) => ({
    topic,
    ...deliveredTable(lake.component, writer, topic, context.environment),
  }));
  return {
    key: `${stream.component.id}.${lake.component.id}`,
    streamId: stream.component.id,
    configs: {
      "connector.class": "com.wepay.kafka.connect.bigquery.BigQuerySinkConnector",
      ...common,
      project: context.target.account,
      defaultDataset: dataset,
      topic2TableMap: tables.map(({ topic, name }) => `${topic}:${name}`).join(","),
      autoCreateTables: "false",
      useStorageWriteApi: "true",
    },
    rights: [grant("roles/bigquery.dataEditor", onDataset(context, dataset))],
    after: tables.map(({ zone, name }) => addressIn({ component: lake.component }, "table", `${zone}.${name}`)),
  };
}

function fileSink(
  context: LoweringContext,
  { store, stream, common }: { readonly store: Peer; readonly stream: Peer; readonly common: Configs },
): readonly KafkaSink[] {
  const { bucketName, prefixes } = store.outputs;
  if (typeof bucketName !== "string") return [];
  const at = ["yyyy", "MM", "dd"].map((unit) => `{{timestamp:unit=${unit}}}`).join("/");
  return [
    {
      key: `${stream.component.id}.${store.component.id}`,
      streamId: stream.component.id,
      configs: {
        "connector.class": "io.aiven.kafka.connect.gcs.GcsSinkConnector",
        ...common,
        "gcs.bucket.name": bucketName,
        "gcs.credentials.default": "true",
        "file.name.prefix": textsOf(prefixes)[0] ?? RAW,
        "file.name.template": `{{topic}}/${at}/{{partition}}-{{start_offset}}.jsonl`,
        "format.output.type": "jsonl",
        "format.output.fields": "value",
        "format.output.envelope": "false",
      },
      rights: [grant("roles/storage.objectUser", { type: BUCKET, path: pathOf(context, BUCKET, { name: bucketName }) })],
      after: [],
    },
  ];
}
