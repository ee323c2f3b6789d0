import {
  forgetGoneResource,
  ignoreDrift,
  listRefreshedEnvironments,
  requestRefresh,
  setRefreshSchedule,
  unignoreDrift,
} from "@zerolake/db";
import { endOfDay } from "@/format/ignore-days.ts";
import type { EnvironmentContext, OrganizationContext } from "./contexts.ts";
import { findFindings } from "./find-finding.ts";
import type { IgnoreInput } from "./inputs.ts";

/** Asks for a look at one environment, or at all of the organisation that have something recorded. */
export async function checkNow({ services, organization, actor }: OrganizationContext, environmentId?: string): Promise<void> {
  const { database, queue, signals } = services;
  const all = environmentId === undefined ? await listRefreshedEnvironments(database, organization.id) : [{ id: environmentId }];
  for (const { id } of all) {
    await requestRefresh(database, organization.id, { environmentId: id, requestedById: actor.id });
    await queue.enqueue("environment.refresh", { organizationId: organization.id, environmentId: id });
  }
  signals.publish(`organization:${organization.id}`);
}

/** Leaves findings aside up to the end of a day, in UTC. */
export async function ignore(ctx: OrganizationContext, { findings, reason, until }: IgnoreInput): Promise<void> {
  const { services, organization, actor } = ctx;
  await ignoreDrift(services.database, organization.id, { findingIds: findings, reason, until: endOfDay(until), actor });
  services.signals.publish(`organization:${organization.id}`);
}

export async function endIgnoring({ services, organization, actor }: OrganizationContext, findings: readonly string[]): Promise<void> {
  await unignoreDrift(services.database, organization.id, { findingIds: findings, actor });
  services.signals.publish(`organization:${organization.id}`);
}

/** Drops the record of what is not there any more. */
export async function forget(ctx: EnvironmentContext, finding: string): Promise<void> {
  const { services, organization, actor } = ctx;
  await findFindings(ctx, [finding]);
  await forgetGoneResource(services.database, organization.id, { findingId: finding, actor });
  services.signals.publish(`organization:${organization.id}`);
}

export async function setSchedule(
  { services, organization, environment, actor }: EnvironmentContext,
  everyHours: number | null,
): Promise<void> {
  await setRefreshSchedule(services.database, organization.id, { environmentId: environment.id, everyHours, actor });
  services.signals.publish(`organization:${organization.id}`);
}
