import {
  countEnvironmentStates,
  countOpenFindings,
  listDataProofs,
  listIllComponents,
  listRunningDeployments,
  toAppError,
} from "@zerolake/db";
import type { Range } from "../store/ranges.ts";
import { type DashboardSource, scopeOf } from "./dashboard-context.ts";
import type { ScopeInput } from "./inputs.ts";
import { loadCosts } from "./load-costs.ts";
import { loadDeliveries } from "./load-deliveries.ts";
import { loadTroubles } from "./load-needs.ts";

const RUNNING_MAX = 5;
const ILL_MAX = 4;
const PROOFS_MAX = 4;

/** A tile that could not be loaded says why, and leaves the others alone. */
export type Settled<T> = { readonly data: T } | { readonly problem: string };

/** What a wall shows: nothing that is for one person, and no names of people. */
export async function loadWallboard(source: DashboardSource, input: ScopeInput & { readonly range: Range }) {
  const { services, organization } = source;
  const scope = scopeOf(input);
  const [environments, running, deliveries, findings, costs, needs, health, proofs] = await Promise.all([
    settled(countEnvironmentStates(services.database, organization.id, scope)),
    settled(listRunningDeployments(services.database, organization.id, { ...scope, limit: RUNNING_MAX })),
    settled(loadDeliveries(source, input)),
    settled(countOpenFindings(services.database, organization.id, scope)),
    settled(loadCosts(source, input)),
    settled(loadAttention(source, input)),
    settled(listIllComponents(services.database, organization.id, { ...scope, limit: ILL_MAX })),
    settled(listDataProofs(services.database, organization.id, { ...scope, limit: PROOFS_MAX })),
  ]);
  return { at: new Date(), tiles: { environments, running, deliveries, findings, costs, needs, health, proofs } };
}

export type Wallboard = Awaited<ReturnType<typeof loadWallboard>>;

export type Attention = Awaited<ReturnType<typeof loadAttention>>;

async function loadAttention(source: DashboardSource, input: ScopeInput) {
  const { plans, failed, failedTotal, connections } = await loadTroubles(source, input);
  return { waiting: plans.length, failed: failed.slice(0, 3), failedTotal, brokenConnections: connections.length };
}

async function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { data: await work };
  } catch (error) {
    return { problem: toAppError(error).message };
  }
}
