import type { Database } from "../database.ts";
import { notifyOfBudgets } from "./notify-of-budgets.ts";

/** An environment whose price is not known any more, because what it is worked out from has changed. */
export interface UnpricedEnvironment {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly basis: string;
  /** The version that is deployed; `null` when nothing is. */
  readonly versionId: string | null;
  readonly isAsleep: boolean;
}

/** What the price depends on; `$1` names the price list. */
const BASIS = `concat_ws(':', e.deployed_version_id::text, e.deployed_revision::text, CASE WHEN e.asleep_since IS NULL THEN 'awake' ELSE 'asleep' END, $1::text)`;

/** Environments of all organisations that have to be priced again; those without anything deployed only when they had a price. */
export async function listUnpricedEnvironments(
  db: Database,
  { prices, limit }: { readonly prices: string; readonly limit: number },
): Promise<UnpricedEnvironment[]> {
  const { rows } = await db.pool.query<UnpricedEnvironment>(
    `SELECT e.organization_id AS "organizationId", e.id AS "environmentId", e.asleep_since IS NOT NULL AS "isAsleep", ${BASIS} AS basis,
       CASE WHEN e.deleted_at IS NULL THEN e.deployed_version_id END AS "versionId"
     FROM environment e LEFT JOIN environment_cost c ON c.environment_id = e.id AND c.until IS NULL
     WHERE CASE WHEN e.deployed_version_id IS NULL OR e.deleted_at IS NOT NULL THEN c.environment_id IS NOT NULL
       ELSE c.basis IS DISTINCT FROM ${BASIS} END
     LIMIT $2`,
    [prices, limit],
  );
  return rows;
}

export interface PricedEnvironment {
  readonly environmentId: string;
  readonly basis: string;
  readonly monthlyUsd: number;
  readonly isAtLeast: boolean;
}

/** Notes what an environment costs from now on; `cost` absent: nothing is deployed any more. The same price goes on under its new basis. */
export async function recordEnvironmentCost(
  db: Database,
  organizationId: string,
  { environmentId, cost }: { readonly environmentId: string; readonly cost?: Omit<PricedEnvironment, "environmentId"> },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    // Two workers that price the same environment come one after the other.
    const found = await tx.$queryRaw<{ projectId: string }[]>`
      SELECT project_id AS "projectId" FROM environment WHERE id = ${environmentId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
    const [place] = found;
    if (!place) return;
    const present = await tx.environmentCost.findFirst({ where: { organizationId, environmentId, until: null } });
    const where = { organizationId, environmentId, until: null };
    if (present && cost && present.monthlyUsd === cost.monthlyUsd && present.isAtLeast === cost.isAtLeast) {
      await tx.environmentCost.updateMany({ where, data: { basis: cost.basis } });
      return;
    }
    await tx.$executeRaw`UPDATE environment_cost SET until = clock_timestamp()
      WHERE environment_id = ${environmentId}::uuid AND organization_id = ${organizationId}::uuid AND until IS NULL`;
    if (!cost) return;
    await tx.$executeRaw`INSERT INTO environment_cost (organization_id, project_id, environment_id, since, monthly_usd, is_at_least, basis)
      VALUES (${organizationId}::uuid, ${place.projectId}::uuid, ${environmentId}::uuid, clock_timestamp(), ${cost.monthlyUsd}, ${cost.isAtLeast}, ${cost.basis})`;
    const addedUsd = cost.monthlyUsd - (present?.monthlyUsd ?? 0);
    await notifyOfBudgets(tx, organizationId, { projectId: place.projectId, addedUsd });
  });
}
