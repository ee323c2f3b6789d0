import { join, type Value } from "@zerolake/resources";
import type { Peer } from "../../../lowering.ts";
import { databaseOf, sqlName } from "../lakehouse-tables/lake-tables.ts";
import { type Column, startingColumns } from "../lakehouse-tables/table-columns.ts";

export interface FlinkJob {
  readonly sources: readonly Peer[];
  readonly tableSinks: readonly FlinkTableSink[];
  readonly eventSinks: readonly Peer[];
  readonly isUpsert: boolean;
  /** Consumer group at the brokers. */
  readonly group: string;
  /** Statements of the user; empty = pass everything through. */
  readonly sql: string;
}

export interface FlinkTableSink {
  readonly lake: Peer;
  readonly zone: string;
  readonly table: string;
}

/**
 * The statements of a Flink job. Arrows become tables: `in_<topic>` for each topic that is read, `out_<component>` for each
 * component that is written. Behind them come the user's own statements, or one INSERT per sink that passes every event on.
 */
export function flinkSql(job: FlinkJob): readonly Value[] {
  const columns = allColumns(job);
  const sources = job.sources.flatMap((stream) =>
    topics(stream).map((topic, index) => sourceTable({ stream, topic, index, columns, job })),
  );
  const tables = job.tableSinks.flatMap((sink) => tableSink(sink, job.isUpsert));
  const streams = job.eventSinks.map((stream) =>
    streamTable(`out_${sqlName(stream.component.id)}`, stream, topics(stream)[0] ?? "", columns),
  );
  const own = job.sql.trim();
  const statements = own === "" ? passThrough(job) : [own.replace(/;$/, "")];
  return [...sources, ...tables, ...streams, ...statements].map((statement) => join(statement, ";\n"));
}

function passThrough(job: FlinkJob): readonly string[] {
  const inputs = job.sources.flatMap((stream) => topics(stream).map((topic) => `in_${sqlName(topic)}`));
  const select = (columns: readonly Column[]): string =>
    inputs.map((input) => `SELECT ${columns.map(({ name }) => quote(name)).join(", ")} FROM ${quote(input)}`).join(" UNION ALL ");
  if (inputs.length === 0) return [];
  return [
    ...job.tableSinks.map(({ lake }) => `INSERT INTO ${quote(outName(lake))} ${select(startingColumns(lake.component))}`),
    ...job.eventSinks.map((stream) => `INSERT INTO ${quote(outName(stream))} ${select(allColumns(job))}`),
  ];
}

interface SourceTable {
  readonly stream: Peer;
  readonly topic: string;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly job: FlinkJob;
}

function sourceTable({ stream, topic, index, columns, job }: SourceTable): Value {
  const reading =
    stream.outputs["protocol"] === "kafka"
      ? [
          ["properties.group.id", job.group],
          ["scan.startup.mode", "group-offsets"],
          ["properties.auto.offset.reset", "earliest"],
        ]
      : [["source.init.position", "TRIM_HORIZON"]];
  return streamTable(`in_${sqlName(topic)}`, stream, topic, columns, [...reading, ["json.ignore-parse-errors", "true"]], index);
}

/** A topic or stream as a table of JSON events. */
function streamTable(
  name: string,
  stream: Peer,
  topic: string,
  columns: readonly Column[],
  more: readonly (readonly string[])[] = [],
  index = 0,
): Value {
  const address = stream.outputs["protocol"] === "kafka" ? kafkaOptions(stream, topic) : kinesisOptions(stream, index);
  return createTable(name, definitions(columns), [
    ...address,
    ["format", "json"],
    ["json.timestamp-format.standard", "ISO-8601"],
    ...(more as readonly (readonly [string, Value])[]),
  ]);
}

type Options = readonly (readonly [string, Value])[];

function kafkaOptions(stream: Peer, topic: string): Options {
  return [
    ["connector", "kafka"],
    ["topic", topic],
    ["properties.bootstrap.servers", stream.outputs["bootstrapServers"] ?? ""],
    ["properties.security.protocol", "SASL_SSL"],
    ["properties.sasl.mechanism", "AWS_MSK_IAM"],
    ["properties.sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;"],
    ["properties.sasl.client.callback.handler.class", "software.amazon.msk.auth.iam.IAMClientCallbackHandler"],
  ];
}

function kinesisOptions(stream: Peer, index: number): Options {
  const arns = stream.outputs["streamArns"];
  return [
    ["connector", "kinesis"],
    ["stream.arn", (Array.isArray(arns) ? (arns as readonly Value[])[index] : undefined) ?? ""],
    ["aws.region", stream.outputs["region"] ?? ""],
  ];
}

function tableSink(sink: FlinkTableSink, isUpsert: boolean): readonly Value[] {
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

/** Everything that some sink wants, or the bare envelope. */
function allColumns(job: FlinkJob): readonly Column[] {
  const found = job.tableSinks.flatMap(({ lake }) => startingColumns(lake.component));
  const all = found.length > 0 ? found : startingColumns({ settings: {} });
  return [...new Map(all.map((column) => [column.name, column])).values()];
}

function outName(peer: Peer): string {
  return `out_${sqlName(peer.component.id)}`;
}

function topics(stream: Peer): readonly string[] {
  const found = stream.outputs["topics"];
  return Array.isArray(found) ? found.filter((topic): topic is string => typeof topic === "string") : [];
}

function quote(name: string): string {
  return `\`${name}\``;
}
