import type { Value } from "@zerolake/resources";
import type { Peer } from "../../lowering.ts";

/** Option and value, in the order in which they are written. */
export type Options = readonly (readonly [string, Value])[];

/** One table of a store, as the arrow to it or from it names it. */
export interface FlinkTable {
  readonly lake: Peer;
  readonly zone: string;
  readonly table: string;
}

/** How the Flink of a cloud finds what the arrows say: options of its connectors. */
export interface FlinkPlaces {
  /** A topic, and how the job signs in there. */
  address(stream: Peer, topic: string): Options;
  /** Where it begins to read. */
  reading(stream: Peer): Options;
  /** The Iceberg catalog that keeps a table, and the database in it. */
  iceberg(table: FlinkTable): Options;
  /** The folder of a Hudi table, and the catalog that is told of it. */
  hudi(table: FlinkTable): Options;
}

/** From where the group stopped, or from the first event that is still there. */
export function kafkaReading(group: string): Options {
  return [
    ["properties.group.id", group],
    ["scan.startup.mode", "group-offsets"],
    ["properties.auto.offset.reset", "earliest"],
  ];
}
