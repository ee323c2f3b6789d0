import type { Run } from "../server/get-run.ts";
import type { loadDestroyable } from "../server/load-destroyable.ts";

/** What the run page gets from the server; types only, nothing of the server reaches the browser. */
export type { Run };
export type StoredPlan = NonNullable<Run["plan"]>;
/** What the destroy page gets. */
export type Destroyable = Awaited<ReturnType<typeof loadDestroyable>>;
