import type { loadEnvironmentOverview } from "../server/environment-overview.ts";

/** What every page of an environment knows about it. */
export type EnvironmentOverviewData = Awaited<ReturnType<typeof loadEnvironmentOverview>>;
