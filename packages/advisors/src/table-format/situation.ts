import type { Place } from "../advice.ts";

export const SHARING_ENGINES = ["athena", "redshift", "bigquery", "databricks", "fabric", "synapse", "flink", "trino"] as const;
export type SharingEngine = (typeof SHARING_ENGINES)[number];

/** What the table format depends on. */
export interface TableSituation {
  readonly cloud: Place;
  /** Engines that share the tables; their order means nothing. */
  readonly engines: readonly SharingEngine[];
  readonly updates: "append" | "upsert";
  readonly freshness: "minutes" | "seconds" | "hour" | "day";
  readonly incrementalPull: boolean;
}

export function has(situation: TableSituation, ...engines: readonly SharingEngine[]): boolean {
  return engines.some((engine) => situation.engines.includes(engine));
}

/** Rows that change are visible within seconds or minutes, so a stream writes them and not a job on a schedule. */
export function streamsUpserts({ updates, freshness }: TableSituation): boolean {
  return updates === "upsert" && (freshness === "seconds" || freshness === "minutes");
}
