import type { Run } from "../server/get-run.ts";
import type { loadDestroyable } from "../server/load-destroyable.ts";

/** What the run page gets from the server; types only, nothing of the server reaches the browser. */
export type { Run };
export type StoredPlan = NonNullable<Run["plan"]>;
export type PreflightReport = NonNullable<StoredPlan["preflight"]>;
export type PreflightCheck = PreflightReport["checks"][number];
export type PlanPolicies = NonNullable<Run["policies"]>;
export type PolicyReport = PlanPolicies["report"];
export type PolicyFinding = PolicyReport["findings"][number];
export type PreflightArea = PreflightCheck["area"];
/** What the destroy page gets. */
export type Destroyable = Awaited<ReturnType<typeof loadDestroyable>>;
