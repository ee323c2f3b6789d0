import { listSetting, type Peer } from "../../../lowering.ts";
import { adlsTables, reportMaintenance } from "./adls-tables.ts";

export const deltaAdls = adlsTables({
  variant: "delta-adls",
  format: "delta",
  service: "Delta Lake on Azure Data Lake Storage",
  gap: "a table is files and their log: its writer creates it; compaction and expiry are a job's work",
  report: (context) => reportMaintenance(context, "Let a Spark engine write the tables, or run OPTIMIZE and VACUUM yourself."),
});

/** The first column that divides a table by its plain value; transformed ones mean nothing to Delta. */
export function partitionColumn({ component }: Pick<Peer, "component">): string | undefined {
  return listSetting({ component }, "partitioning").find((column) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(column));
}
