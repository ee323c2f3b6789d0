import { externalTables } from "./external-tables.ts";

/** Written beside the table by Hudi's own tool for BigQuery. */
const MANIFEST = ".hoodie/absolute-path-manifest/*";

export const hudiBiglake = externalTables({
  variant: "hudi-biglake",
  format: "hudi",
  service: "Apache Hudi on Cloud Storage, read by BigQuery",
  gap: "BigQuery reads what a sync of yours lists, without rows that are not compacted yet; changes are pulled in Spark only",
  readAs: (folder) => ({
    sourceFormat: "PARQUET",
    fileSetSpecType: "FILE_SET_SPEC_TYPE_NEW_LINE_DELIMITED_MANIFEST",
    sourceUris: [`${folder}/${MANIFEST}`],
  }),
});
