import { join, type Value } from "@zerolake/resources";
import type { Peer } from "../../lowering.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { type Column, startingColumns } from "../tables/table-columns.ts";
import { textsOf } from "../texts-of.ts";
import type { FlinkPlaces, FlinkTable, Options } from "./flink-places.ts";

/** A topic or stream as a table of JSON events. */
export function streamTable(name: string, columns: readonly Column[], { address, more = [] }: { address: Options; more?: Options }): Value {
  return createTable(name, definitions(columns), [...address, ["format", "json"], ["json.timestamp-format.standard", "ISO-8601"], ...more]);
}

/** A table that is written. An Iceberg table lives in its catalog; the sink name is a view on it that inserts go through. */
export function tableSink(sink: FlinkTable, isUpsert: boolean, places: FlinkPlaces): Value {
  const name = outName(sink.lake);
  if (isHudi(sink)) return createTable(name, definitions(startingColumns(sink.lake.component), keyOf(sink.lake)), hudi(sink, places));
  const key = isUpsert ? keyOf(sink.lake) : [];
  return createTable(name, definitions(startingColumns(sink.lake.component), key), [
    ...iceberg(sink, places),
    ["format-version", "2"],
    ...(key.length > 0 ? ([["write.upsert.enabled", "true"]] as const) : []),
  ]);
}

/** A table that is read while events arrive: what is new in it comes as rows. */
export function tableSource(source: FlinkTable, places: FlinkPlaces): Value {
  const columns = definitions(startingColumns(source.lake.component));
  const options: Options = isHudi(source)
    ? [...hudi(source, places), ["read.streaming.enabled", "true"]]
    : [...iceberg(source, places), ["streaming", "true"], ["monitor-interval", "60s"]];
  return createTable(inName(source.lake.component.id), columns, options);
}

function isHudi({ lake }: FlinkTable): boolean {
  return lake.outputs["format"] === "hudi";
}

function hudi(table: FlinkTable, places: FlinkPlaces): Options {
  const { settings } = table.lake.component;
  const ordering = settings["orderingField"];
  const [path, ...sync] = places.hudi(table);
  return [
    ["connector", "hudi"],
    ...(path ? [path] : []),
    ["table.type", settings["tableType"] === "cow" ? "COPY_ON_WRITE" : "MERGE_ON_READ"],
    ...(typeof ordering === "string" && ordering !== "" ? ([["precombine.field", ordering]] as const) : []),
    ...sync,
  ];
}

function iceberg(table: FlinkTable, places: FlinkPlaces): Options {
  return [["connector", "iceberg"], ["catalog-name", "lake"], ...places.iceberg(table), ["catalog-table", table.table]];
}

function keyOf(lake: Peer): readonly string[] {
  return textsOf(lake.component.settings["upsertKey"]);
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

/** Name of the table that stands for a topic or a component which is read. */
export function inName(name: string): string {
  return `in_${sqlName(name)}`;
}

/** Name of the table that stands for a component which is written. */
export function outName(peer: Pick<Peer, "component">): string {
  return `out_${sqlName(peer.component.id)}`;
}

export function quote(name: string): string {
  return `\`${name}\``;
}
