import { join, type Value } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../lowering.ts";
import { lakeTables, sqlName, zonesOf, zoneWritten } from "../tables/lake-tables.ts";
import { type Column, startingColumns } from "../tables/table-columns.ts";
import { textsOf } from "../texts-of.ts";
import type { FlinkPlaces, FlinkTable } from "./flink-places.ts";
import { inName, outName, quote, streamTable, tableSink, tableSource } from "./flink-tables.ts";

export interface FlinkJob {
  readonly sources: readonly Peer[];
  /** Tables that the user's statements may join. */
  readonly tableSources: readonly FlinkTable[];
  readonly tableSinks: readonly FlinkTable[];
  readonly eventSinks: readonly Peer[];
  readonly isUpsert: boolean;
  /** Statements of the user; empty = pass everything through. */
  readonly sql: string;
}

/** The job that the arrows and the settings of a component ask for. */
export function flinkJob(context: LoweringContext): FlinkJob {
  return {
    sources: context.incoming("events"),
    tableSources: context.incoming("tables").map((lake) => tableOf(context, lake, zonesOf(lake.component).at(-1) ?? "")),
    tableSinks: context
      .outgoing("tables")
      .map((lake) => tableOf(context, lake, zoneWritten(lake.component, { component: context.component, edge: lake.edge }))),
    eventSinks: context.outgoing("events"),
    isUpsert: textSetting(context, "mode", "append") === "upsert",
    sql: textSetting(context, "sql", ""),
  };
}

function tableOf({ environment }: LoweringContext, lake: Peer, zone: string): FlinkTable {
  const table = lakeTables(lake.component, environment).find((candidate) => candidate.zone === zone);
  return { lake, zone, table: table?.name ?? sqlName(lake.component.id) };
}

/**
 * The statements of a Flink job. Arrows become tables: `in_<topic>` for each topic that is read, `in_<component>` for each table
 * that is, `out_<component>` for each component that is written. Behind them come the user's own statements, or one INSERT per
 * sink that passes every event on.
 */
export function flinkSql(job: FlinkJob, places: FlinkPlaces): readonly Value[] {
  const columns = allColumns(job);
  const sources = job.sources.flatMap((stream) =>
    topics(stream).map((topic) =>
      streamTable(inName(topic), columns, {
        address: places.address(stream, topic),
        more: [...places.reading(stream), ["json.ignore-parse-errors", "true"]],
      }),
    ),
  );
  const read = job.tableSources.map((source) => tableSource(source, places));
  const tables = job.tableSinks.map((sink) => tableSink(sink, job.isUpsert, places));
  const streams = job.eventSinks.map((stream) =>
    streamTable(outName(stream), columns, { address: places.address(stream, topics(stream)[0] ?? "") }),
  );
  const own = job.sql.trim();
  const statements = own === "" ? passThrough(job) : [own.replace(/;$/, "")];
  return [...sources, ...read, ...tables, ...streams, ...statements].map((statement) => join(statement, ";\n"));
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

/** Everything that some sink wants, or the bare envelope. */
function allColumns(job: FlinkJob): readonly Column[] {
  const found = job.tableSinks.flatMap(({ lake }) => startingColumns(lake.component));
  const all = found.length > 0 ? found : startingColumns({ settings: {} });
  return [...new Map(all.map((column) => [column.name, column])).values()];
}

function topics(stream: Peer): readonly string[] {
  return textsOf(stream.outputs["topics"]);
}
