import type { Settings } from "@zerolake/blueprint";
import type { TableFormat } from "../advice.ts";
import { has, type TableSituation } from "./situation.ts";

/** Readers of Delta that do not understand deletion vectors. */
const OLD_DELTA_READERS = ["synapse", "redshift", "flink"] as const;

/**
 * What follows for a table from its format. Version 2 of Iceberg is the catalogue's default and stays, because Athena and BigQuery do
 * not write version 3; Hudi stays at table version 6, which Athena reads.
 */
export function settingsOfFormat(format: TableFormat, situation: TableSituation, zones: readonly string[]): Settings {
  switch (format) {
    case "iceberg":
      return situation.updates === "upsert"
        ? { deleteMode: "merge-on-read", maintenance: { schedule: "hourly" } }
        : { deleteMode: "copy-on-write" };
    case "delta":
      return { deletionVectors: !has(situation, ...OLD_DELTA_READERS), ...(situation.incrementalPull ? { changeDataFeed: true } : {}) };
    case "hudi":
      return { tableType: zones[0] === "gold" ? "cow" : "mor", index: "bucket", hudiTableVersion: 6 };
  }
}
