import type { TypeRows } from "../type-row.ts";
import rows from "./databricks-rows.data.json" with { type: "json" };

/** One row per type; `service-rows.test.ts` holds every address against what the vendor publishes. */
export const DATABRICKS_ROWS = rows as unknown as TypeRows;
