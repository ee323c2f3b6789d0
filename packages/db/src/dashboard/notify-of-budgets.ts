import type { Transaction } from "../database.ts";
import { notify } from "../notifications/notify.ts";

interface Reached {
  readonly budgetUsd: number;
  readonly monthlyUsd: number;
  /** Absent for the organisation's own budget. */
  readonly project: { readonly id: string; readonly slug: string; readonly name: string } | null;
}

/** Tells of budgets, of the project and of the organisation, that what was added just now has passed. One that was passed before was told then. */
export async function notifyOfBudgets(
  tx: Transaction,
  organizationId: string,
  { projectId, addedUsd }: { readonly projectId: string; readonly addedUsd: number },
): Promise<void> {
  if (addedUsd <= 0) return;
  const reached = await tx.$queryRaw<Reached[]>`
    SELECT * FROM (
      SELECT b.monthly_usd AS "budgetUsd",
        CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) END AS project,
        (SELECT coalesce(sum(c.monthly_usd), 0) FROM environment_cost c
         WHERE c.organization_id = ${organizationId}::uuid AND c.until IS NULL AND (p.id IS NULL OR c.project_id = p.id)) AS "monthlyUsd"
      FROM budget b LEFT JOIN project p ON p.id = b.scope_id AND p.organization_id = ${organizationId}::uuid
      WHERE b.organization_id = ${organizationId}::uuid AND b.scope_id IN (${organizationId}::uuid, ${projectId}::uuid)) AS each
    WHERE each."monthlyUsd" >= each."budgetUsd" AND each."monthlyUsd" - ${addedUsd}::float8 < each."budgetUsd"`;
  for (const { project, ...facts } of reached) {
    const thing = `budget:${project?.id ?? organizationId}`;
    await notify(tx, organizationId, { kind: "budget.reached", thing, ...(project ? { project } : {}), facts });
  }
}
