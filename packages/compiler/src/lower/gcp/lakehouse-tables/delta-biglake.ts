import { externalTables } from "./external-tables.ts";

export const deltaBiglake = externalTables({
  variant: "delta-biglake",
  format: "delta",
  service: "Delta Lake on Cloud Storage, read by BigQuery",
  gap: "BigQuery only reads; compaction and clean-up are jobs of your own; deletion vectors are not understood",
  readAs: (folder) => ({ sourceFormat: "DELTA_LAKE", sourceUris: [folder] }),
});
