import { join, type Value } from "@zerolake/resources";
import type { Part, Peer } from "../../../lowering.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { type Column, startingColumns } from "../../tables/table-columns.ts";
import { type FlinkTableSink, type Options, outName, quote, streamTable, tableSink } from "./flink-tables.ts";

export interface FlinkJob {
  /** Whose statements these are. */
  readonly reader: Pick<Part, "component">;
  readonly sources: readonly Peer[];
  readonly tableSinks: readonly FlinkTableSink[];
  readonly eventSinks: readonly Peer[];
  readonly isUpsert: boolean;
  /** Consumer group at the brokers. */
  readonly group: string;
  /** Statements of the user; empty = pass everything through. */
  readonly sql: string;
}

/**
 * The statements of a Flink job. Arrows become tables: `in_<topic>` for each topic that is read, `out_<component>` for each
 * component that is written. Behind them come the user's own statements, or one INSERT per sink that passes every event on.
 */
export function flinkSql(job: FlinkJob): readonly Value[] {
  const columns = allColumns(job);
  const sources = job.sources.flatMap((stream) =>
    topics(stream).map((topic) =>
      streamTable({
        name: inName(topic),
        stream,
        topic,
        columns,
        reader: job.reader,
        more: [...reading(stream, job.group), ["json.ignore-parse-errors", "true"]],
      }),
    ),
  );
  const tables = job.tableSinks.flatMap((sink) => tableSink(sink, job.isUpsert));
  const streams = job.eventSinks.map((stream) =>
    streamTable({ name: outName(stream), stream, topic: topics(stream)[0] ?? "", columns, reader: job.reader }),
  );
  const own = job.sql.trim();
  const statements = own === "" ? passThrough(job) : [own.replace(/;$/, "")];
  return [...sources, ...tables, ...streams, ...statements].map((statement) => join(statement, ";\n"));
}

function passThrough(job: FlinkJob): readonly string[] {
  const inputs = job.sources.flatMap((stream) => topics(stream).map(inName));
  const select = (columns: readonly Column[]): string =>
    inputs.map((input) => `SELECT ${columns.map(({ name }) => quote(name)).join(", ")} FROM ${quote(input)}`).join(" UNION ALL ");
  if (inputs.length === 0) return [];
  return [
    ...job.tableSinks.map(({ lake }) => `INSERT INTO ${quote(outName(lake))} ${select(startingColumns(lake.component))}`),
    ...job.eventSinks.map((stream) => `INSERT INTO ${quote(outName(stream))} ${select(allColumns(job))}`),
  ];
}

/** From the first event that is still there, or from where the group stopped. */
function reading(stream: Peer, group: string): Options {
  if (stream.outputs["protocol"] !== "kafka") return [["source.init.position", "TRIM_HORIZON"]];
  return [
    ["properties.group.id", group],
    ["scan.startup.mode", "group-offsets"],
    ["properties.auto.offset.reset", "earliest"],
  ];
}

function inName(topic: string): string {
  return `in_${sqlName(topic)}`;
}

/** Everything that some sink wants, or the bare envelope. */
function allColumns(job: FlinkJob): readonly Column[] {
  const found = job.tableSinks.flatMap(({ lake }) => startingColumns(lake.component));
  const all = found.length > 0 ? found : startingColumns({ settings: {} });
  return [...new Map(all.map((column) => [column.name, column])).values()];
}

function topics(stream: Peer): readonly string[] {
  const found = stream.outputs["topics"];
  return Array.isArray(found) ? found.filter((topic): topic is string => typeof topic === "string") : [];
}
