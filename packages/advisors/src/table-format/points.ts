import type { TableFormat } from "../advice.ts";
import { has, streamsUpserts, type TableSituation } from "./situation.ts";

interface Points {
  when(situation: TableSituation): boolean;
  readonly format: TableFormat;
  readonly points: number;
  readonly because: string;
}

/** Everything that speaks for or against a format; what matches is added up. */
export const POINTS: readonly Points[] = [
  { when: streamsUpserts, format: "hudi", points: 4, because: "streaming upserts by key" },
  {
    when: (it) => streamsUpserts(it) && (it.cloud === "aws" || has(it, "flink")),
    format: "iceberg",
    points: -2,
    because: "streaming upserts by Flink write equality deletes",
  },
  { when: mergesOnSchedule, format: "iceberg", points: 1, because: "MERGE on a schedule" },
  { when: mergesOnSchedule, format: "delta", points: 1, because: "MERGE on a schedule" },
  { when: (it) => it.incrementalPull, format: "hudi", points: 2, because: "incremental pull" },
  { when: (it) => it.incrementalPull, format: "delta", points: 1, because: "change data feed" },
  {
    when: (it) => it.cloud === "aws",
    format: "iceberg",
    points: 3,
    because: "native: S3 Tables, Firehose, Athena and Redshift write it",
  },
  { when: (it) => it.cloud === "gcp", format: "iceberg", points: 3, because: "native: BigQuery-managed tables" },
  { when: (it) => it.cloud === "gcp", format: "hudi", points: -2, because: "BigQuery reads it by manifest only" },
  { when: (it) => it.cloud === "azure", format: "delta", points: 3, because: "native: Fabric, Synapse, Stream Analytics" },
  { when: (it) => it.cloud === "azure", format: "hudi", points: -3, because: "no Azure SQL engine reads it" },
  { when: (it) => it.cloud === "local", format: "iceberg", points: 2, because: "light local engines read and write it" },
  { when: (it) => it.cloud === "local", format: "hudi", points: -4, because: "no light local engine reads it" },
  { when: (it) => has(it, "databricks"), format: "delta", points: 2, because: "Databricks native" },
  { when: (it) => has(it, "databricks"), format: "iceberg", points: 1, because: "Databricks managed Iceberg" },
  { when: (it) => has(it, "databricks"), format: "hudi", points: -6, because: "Databricks does not manage it" },
  { when: (it) => has(it, "fabric", "synapse"), format: "delta", points: 3, because: "Fabric and Synapse read it" },
  { when: (it) => has(it, "fabric", "synapse"), format: "hudi", points: -6, because: "Fabric and Synapse do not read it" },
  { when: (it) => has(it, "synapse"), format: "iceberg", points: -6, because: "Synapse serverless does not read it" },
  { when: hasWarehouse, format: "iceberg", points: 2, because: "warehouse reads and writes it" },
  { when: hasWarehouse, format: "hudi", points: -2, because: "warehouse support is limited" },
  { when: (it) => has(it, "flink"), format: "iceberg", points: 1, because: "exactly-once sink" },
  { when: (it) => has(it, "flink"), format: "hudi", points: 1, because: "exactly-once sink" },
  { when: (it) => has(it, "flink"), format: "delta", points: -3, because: "old append-only sink" },
  { when: (it) => it.engines.length >= 3, format: "iceberg", points: 2, because: "most engines understand it" },
];

function mergesOnSchedule(situation: TableSituation): boolean {
  return situation.updates === "upsert" && !streamsUpserts(situation);
}

function hasWarehouse(situation: TableSituation): boolean {
  return has(situation, "bigquery", "redshift", "athena");
}
