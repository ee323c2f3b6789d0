import type { TableFormat } from "../advice.ts";
import { has, streamsUpserts, type TableSituation } from "./situation.ts";

interface ReasonAgainst {
  when(situation: TableSituation): boolean;
  readonly because: string;
}

/** Per format, in order: the first that applies is shown for a format that lost; the last one always applies. */
export const REASONS_AGAINST: Readonly<Record<TableFormat, readonly ReasonAgainst[]>> = {
  iceberg: [
    {
      when: streamsUpserts,
      because: "it is streamed with upserts: each commit adds equality deletes that slow readers (ZL-FMT-029)",
    },
    { when: (it) => has(it, "synapse"), because: "Synapse serverless cannot read it (ZL-FMT-010)" },
    { when: (it) => it.cloud === "azure", because: "Azure's native services produce Delta" },
    { when: () => true, because: "it would do as well; the chosen format is closer to your engines" },
  ],
  delta: [
    { when: (it) => has(it, "flink"), because: "Flink can only append to it (ZL-FMT-025, ZL-FMT-026)" },
    { when: (it) => has(it, "athena", "bigquery"), because: "Athena and BigQuery can only read it (ZL-FMT-001, ZL-FMT-016)" },
    { when: (it) => has(it, "redshift"), because: "Redshift needs manifests to read it (ZL-FMT-007)" },
    {
      when: (it) => it.cloud === "aws" || it.cloud === "gcp",
      because: "AWS and Google Cloud have no managed Delta tables outside Databricks",
    },
    { when: () => true, because: "its native services are Databricks and those of Azure" },
  ],
  hudi: [
    {
      when: (it) => has(it, "databricks", "fabric", "synapse"),
      because: "Databricks, Fabric and Synapse do not read it (ZL-FMT-010, ZL-FMT-013, ZL-FMT-018)",
    },
    { when: (it) => has(it, "redshift", "bigquery"), because: "Redshift and BigQuery read copy-on-write tables only" },
    { when: (it) => it.updates === "append", because: "rows are not updated, so its indexes bring nothing" },
    { when: () => true, because: "it has the fewest managed services" },
  ],
};
