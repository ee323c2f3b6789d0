import type { TypeRows } from "../type-row.ts";
import rows from "./google-rows.data.json" with { type: "json" };

/** One row per type of Google Cloud. Source: discovery documents of 2026-07 to 2026-10; `google-rows.test.ts` holds every address against them. */
export const GOOGLE_ROWS = rows as unknown as TypeRows;
