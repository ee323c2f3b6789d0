import {
  countEnvironmentStates,
  countOpenFindings,
  type Database,
  listActivity,
  listBrokenConnections,
  listDataProofs,
  listEndedDeployments,
  listEndingEnvironments,
  listFailedRuns,
  listIllComponents,
  listRunningDeployments,
  listScopeChoices,
  listWaitingPlans,
  loadMonthlyCosts,
} from "@zerolake/db";
import { DAY_MS } from "@zerolake/delivery";

const TILES = ["needs", "environments", "health", "proofs", "running", "deliveries", "findings", "costs", "activity", "choices"] as const;
const LIMIT = 20;

/** What an open dashboard asks for at once. */
export function tileCalls(organization: string, range: "7" | "90" = "7") {
  const input = { organization, stage: null, cloud: null, owner: null };
  return TILES.map((tile) => ({ path: `dashboard.${tile}`, input: tile === "deliveries" ? { ...input, range } : input }));
}

/** Every question behind the tiles, and the longest range that can be chosen. */
export async function askAllQueries(db: Database, organizationId: string): Promise<void> {
  const now = Date.now();
  await listWaitingPlans(db, organizationId);
  await listFailedRuns(db, organizationId, { limit: LIMIT });
  await listBrokenConnections(db, organizationId);
  await listEndingEnvironments(db, organizationId, { withinDays: 7 });
  await countEnvironmentStates(db, organizationId);
  await listIllComponents(db, organizationId, { limit: LIMIT });
  await listDataProofs(db, organizationId, { limit: LIMIT });
  await listRunningDeployments(db, organizationId, { limit: LIMIT });
  for (const days of [7, 30, 90]) await listEndedDeployments(db, organizationId, { period: { from: now - days * DAY_MS, to: now } });
  await countOpenFindings(db, organizationId);
  await loadMonthlyCosts(db, organizationId, { now, limit: LIMIT });
  await listActivity(db, organizationId, { actions: ["deployment.approve", "deployment.succeed"], limit: LIMIT });
  await listScopeChoices(db, organizationId);
}
