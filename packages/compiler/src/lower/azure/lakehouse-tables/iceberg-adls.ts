import { adlsTables, reportMaintenance } from "./adls-tables.ts";

export const icebergAdls = adlsTables({
  variant: "iceberg-adls",
  format: "iceberg",
  service: "Apache Iceberg on Azure Data Lake Storage",
  gap: "a table is files: its writer creates it, and one engine at a time may write; expiry and compaction are a job's work",
  report: (context) =>
    reportMaintenance(context, "Let a Spark engine write the tables, or run rewrite_data_files and expire_snapshots yourself."),
});
