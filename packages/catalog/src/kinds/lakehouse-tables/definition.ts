import type { ComponentDefinition } from "../../definition.ts";
import { DELTA_SETTINGS, HUDI_SETTINGS, ICEBERG_SETTINGS } from "./format-settings.ts";
import { TABLE_SETTINGS } from "./table-settings.ts";

export const lakehouseTables: ComponentDefinition = {
  kind: "lakehouse-tables",
  title: "Lakehouse tables",
  category: "storage",
  summary: "Open tables on object storage: transactions, history, many engines.",
  help: "Tables in an open format that every engine can share. Connect the jobs or the delivery that write, the engines that read, and a **Metadata catalog** that registers them. Iceberg is understood by most engines, Hudi is made for streaming upserts, Delta is at home on Databricks and Fabric.",
  isPlatform: false,
  inputs: [
    { data: "events", label: "events to store as rows" },
    { data: "files", label: "files to load" },
    { data: "tables", label: "rows to store" },
  ],
  outputs: [{ data: "tables", label: "tables to read" }],
  engineLabel: "Format",
  engines: [
    { value: "iceberg", label: "Apache Iceberg", help: "Read and written by most engines." },
    { value: "delta", label: "Delta Lake", help: "Native on Databricks and Fabric." },
    { value: "hudi", label: "Apache Hudi", help: "One current row per key, pulled incrementally." },
  ],
  settings: [...TABLE_SETTINGS, ...ICEBERG_SETTINGS, ...DELTA_SETTINGS, ...HUDI_SETTINGS],
  searchWords: ["iceberg", "delta", "hudi", "bronze", "silver", "gold", "medallion", "s3 tables", "parquet", "warehouse"],
  examples: [
    { title: "Append-only events", settings: { engine: "iceberg", zones: ["bronze"], partitioning: ["event_date"] } },
    { title: "Streaming upserts", settings: { engine: "hudi", zones: ["silver"], upsertKey: ["user_id"], orderingField: "event_time" } },
    { title: "Managed Iceberg", settings: { engine: "iceberg", native: true } },
  ],
  onCloud: {
    aws: { becomes: "Iceberg, Delta or Hudi on S3 with Glue; managed Iceberg becomes S3 Tables" },
    azure: { becomes: "Delta on Data Lake Storage, Unity Catalog or OneLake" },
    gcp: { becomes: "Iceberg in BigLake; Delta and Hudi on Cloud Storage" },
  },
};
