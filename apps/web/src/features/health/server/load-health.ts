import {
  type Database,
  type Environment,
  type EnvironmentHealthView,
  getVersion,
  type HealthSignalView,
  listHealthHistory,
  loadEnvironmentHealth,
  requestHealthLook,
} from "@zerolake/db";
import { type HealthStatus, healthOf } from "@zerolake/health";
import type { Services } from "@/server/services.ts";

/** What the procedure builder has resolved and allowed. */
export interface HealthContext {
  readonly services: Pick<Services, "database" | "queue" | "signals">;
  readonly organization: { readonly id: string };
  readonly environment: Environment;
}

export interface ComponentHealth {
  readonly id: string;
  readonly title: string;
  readonly status: HealthStatus;
  /** The worst first. */
  readonly signals: readonly HealthSignalView[];
}

/** How well an environment is: its components, the worst first, each with its signals. */
export async function loadHealth({ services: { database }, organization, environment }: HealthContext) {
  const [{ signals, ...health }, titles] = await Promise.all([
    loadEnvironmentHealth(database, organization.id, environment.id),
    titlesOf(database, environment),
  ]);
  return { ...health, components: componentsOf(signals, titles), isAsleep: environment.asleepSince !== null };
}

export type LoadedHealth = Awaited<ReturnType<typeof loadHealth>>;

/** Signals come the worst first, so the first of a component says where it stands. */
function componentsOf(signals: EnvironmentHealthView["signals"], titles: ReadonlyMap<string, string>): readonly ComponentHealth[] {
  const ids = [...new Set(signals.map(({ component }) => component))];
  return ids.map((id) => {
    const own = signals.filter(({ component }) => component === id);
    return { id, title: titles.get(id) ?? id, status: healthOf(own).status, signals: own };
  });
}

/** Of the version that is deployed: that is what is measured. */
async function titlesOf(database: Database, { organizationId, deployedVersionId }: Environment): Promise<ReadonlyMap<string, string>> {
  if (deployedVersionId === null) return new Map();
  const { document } = await getVersion(database, organizationId, deployedVersionId);
  return new Map(document.components.map(({ id, title }) => [id, title]));
}

export function loadHealthHistory({ services: { database }, organization, environment }: HealthContext) {
  return listHealthHistory(database, organization.id, environment.id);
}

/** Asks for a look now. */
export async function lookNow({ services, organization, environment }: HealthContext): Promise<void> {
  const { database, queue, signals } = services;
  await requestHealthLook(database, organization.id, environment.id);
  await queue.enqueue("environment.health", { organizationId: organization.id, environmentId: environment.id });
  signals.publish(`organization:${organization.id}`);
}
