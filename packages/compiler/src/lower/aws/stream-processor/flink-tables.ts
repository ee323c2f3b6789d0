import { join, type Value } from "@zerolake/resources";
import type { Part, Peer } from "../../../lowering.ts";
import { databaseOf, sqlName } from "../../tables/lake-tables.ts";
import { type Column, startingColumns } from "../../tables/table-columns.ts";
import { keySecret } from "../event-stream/stream-login.ts";

type Reader = Pick<Part, "component">;

export interface FlinkTableSink {
  readonly lake: Peer;
  readonly zone: string;
  readonly table: string;
}

export interface StreamTable {
  readonly name: string;
  readonly stream: Peer;
  readonly topic: string;
  readonly columns: readonly Column[];
  /** The job, whose key opens streams outside the cloud. */
  readonly reader: Reader;
  /** Connector options beside the address and the format. */
  readonly more?: Options;
}

/** A topic or stream as a table of JSON events. */
export function streamTable({ name, stream, topic, columns, reader, more }: StreamTable): Value {
  const address = stream.outputs["protocol"] === "kafka" ? kafkaOptions(stream, topic, reader) : kinesisOptions(stream, topic);
  return createTable(name, definitions(columns), [
    ...address,
    ["format", "json"],
    ["json.timestamp-format.standard", "ISO-8601"],
    ...(more ?? []),
  ]);
}

/** Option and value, in the order in which they are written. */
export type Options = readonly (readonly [string, Value])[];

function kafkaOptions(stream: Peer, topic: string, reader: Reader): Options {
  const address: Options = [
    ["connector", "kafka"],
    ["topic", topic],
    ["properties.bootstrap.servers", stream.outputs["bootstrapServers"] ?? ""],
    ["properties.security.protocol", "SASL_SSL"],
  ];
  return stream.outputs["login"] === "plain" ? [...address, ...plainLogin(keySecret(stream, reader))] : [...address, ...IAM_LOGIN];
}

const IAM_LOGIN: Options = [
  ["properties.sasl.mechanism", "AWS_MSK_IAM"],
  ["properties.sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;"],
  ["properties.sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler"],
];

/** The client itself looks the key up, with AWS's provider, which is one of the jars that the environment names. */
function plainLogin(secret: Value): Options {
  const field = (name: string): readonly Value[] => ["${secrets:", secret, `:${name}}`];
  const login = join(
    'org.apache.kafka.common.security.plain.PlainLoginModule required username="',
    ...field("username"),
    '" password="',
    ...field("password"),
    '";',
  );
  return [
    ["properties.sasl.mechanism", "PLAIN"],
    ["properties.config.providers", "secrets"],
    ["properties.config.providers.secrets.class", "com.amazonaws.kafka.config.providers.SecretsManagerConfigProvider"],
    ["properties.sasl.jaas.config", login],
  ];
}

/** Each topic is a stream of its own, in the same order. */
function kinesisOptions(stream: Peer, topic: string): Options {
  const { topics, streamArns, region } = stream.outputs;
  const index = Array.isArray(topics) ? topics.indexOf(topic) : -1;
  const arn = Array.isArray(streamArns) ? (streamArns as readonly Value[])[index] : undefined;
  return [
    ["connector", "kinesis"],
    ["stream.arn", arn ?? ""],
    ["aws.region", region ?? ""],
  ];
}

export function tableSink(sink: FlinkTableSink, isUpsert: boolean): readonly Value[] {
  return sink.lake.outputs["format"] === "hudi" ? [hudiTable(sink)] : icebergTable(sink, isUpsert);
}

function hudiTable({ lake, zone, table }: FlinkTableSink): Value {
  const { settings } = lake.component;
  const database = databaseOf(lake.outputs, zone);
  const ordering = settings["orderingField"];
  return createTable(outName(lake), definitions(startingColumns(lake.component), keyOf(lake)), [
    ["connector", "hudi"],
    ["path", `${String(lake.outputs["warehouseUri"])}${zone}/${table}`],
    ["table.type", settings["tableType"] === "cow" ? "COPY_ON_WRITE" : "MERGE_ON_READ"],
    ...(typeof ordering === "string" && ordering !== "" ? ([["precombine.field", ordering]] as const) : []),
    ["hive_sync.enabled", "true"],
    ["hive_sync.mode", "glue"],
    ["hive_sync.db", database],
    ["hive_sync.table", table],
  ]);
}

/** An Iceberg table lives in its catalog; the sink name is a view on it that inserts go through. */
function icebergTable({ lake, zone, table }: FlinkTableSink, isUpsert: boolean): readonly Value[] {
  const key = isUpsert ? keyOf(lake) : [];
  return [
    createTable(outName(lake), definitions(startingColumns(lake.component), key), [
      ["connector", "iceberg"],
      ["catalog-name", "lake"],
      ...icebergCatalog(lake),
      ["catalog-database", databaseOf(lake.outputs, zone)],
      ["catalog-table", table],
      ["format-version", "2"],
      ...(key.length > 0 ? ([["write.upsert.enabled", "true"]] as const) : []),
    ]),
  ];
}

function icebergCatalog(lake: Peer): Options {
  if (lake.outputs["catalogKind"] !== "s3tables") {
    return [
      ["catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog"],
      ["io-impl", "org.apache.iceberg.aws.s3.S3FileIO"],
      ["warehouse", lake.outputs["warehouseUri"] ?? ""],
    ];
  }
  return [
    ["catalog-type", "rest"],
    ["uri", lake.outputs["icebergRestUri"] ?? ""],
    ["warehouse", lake.outputs["warehouse"] ?? ""],
    ["rest.sigv4-enabled", "true"],
    ["rest.signing-name", "s3tables"],
    ["rest.signing-region", lake.outputs["region"] ?? ""],
  ];
}

function keyOf(lake: Peer): readonly string[] {
  const key = lake.component.settings["upsertKey"];
  return Array.isArray(key) ? key.filter((item): item is string => typeof item === "string") : [];
}

const FLINK_TYPES: Readonly<Record<Column["type"], string>> = { string: "STRING", timestamp: "TIMESTAMP(3)", date: "DATE" };

function definitions(columns: readonly Column[], key: readonly string[] = []): string {
  const lines = columns.map(({ name, type }) => `${quote(name)} ${FLINK_TYPES[type]}`);
  const primary = key.length === 0 ? [] : [`PRIMARY KEY (${key.map(quote).join(", ")}) NOT ENFORCED`];
  return [...lines, ...primary].join(", ");
}

function createTable(name: string, columns: string, options: Options): Value {
  const settings = options.flatMap(([key, value], index) => [index === 0 ? "" : ", ", `'${key}' = '`, value, "'"]);
  return join(`CREATE TEMPORARY TABLE ${quote(name)} (${columns}) WITH (`, ...settings, ")");
}

/** Name of the table that stands for a component which is written. */
export function outName(peer: Peer): string {
  return `out_${sqlName(peer.component.id)}`;
}

export function quote(name: string): string {
  return `\`${name}\``;
}
