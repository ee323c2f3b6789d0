import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

export const BUDGET_USD_MAX = 1_000_000_000;

export interface BudgetLine {
  /** `null` for the organisation as a whole. */
  readonly project: { readonly id: string; readonly slug: string; readonly name: string } | null;
  readonly monthlyUsd: number;
}

/** The organisation's own first, then those of projects by name. */
export async function listBudgets(db: Database, organizationId: string): Promise<BudgetLine[]> {
  const { rows } = await db.pool.query<BudgetLine>(
    `SELECT b.monthly_usd AS "monthlyUsd",
       CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name) END AS project
     FROM budget b LEFT JOIN project p ON p.id = b.scope_id AND p.organization_id = $1
     WHERE b.organization_id = $1 AND (b.scope_id = $1 OR p.deleted_at IS NULL AND p.id IS NOT NULL)
     ORDER BY p.name NULLS FIRST`,
    [organizationId],
  );
  return rows;
}

/** Sets what a month may cost, or with `null` takes the budget away. Without a project it is the organisation's. */
export async function setBudget(
  db: Database,
  organizationId: string,
  { projectId, monthlyUsd, actor }: { projectId?: string; monthlyUsd: number | null; actor: Actor & { readonly id: string } },
): Promise<void> {
  requireUsable(monthlyUsd);
  const scopeId = projectId ?? organizationId;
  await db.prisma.$transaction(async (tx) => {
    const name =
      projectId === undefined
        ? (await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { name: true } })).name
        : (await tx.project.findFirst({ where: { id: projectId, organizationId, deletedAt: null }, select: { name: true } }))?.name;
    if (name === undefined) throw notFound("project");
    const key = { organizationId_scopeId: { organizationId, scopeId } };
    const before = await tx.budget.findUnique({ where: key, select: { monthlyUsd: true } });
    if (monthlyUsd === null) await tx.budget.deleteMany({ where: { organizationId, scopeId } });
    else {
      const written = { monthlyUsd, updatedById: actor.id };
      await tx.budget.upsert({ where: key, create: { organizationId, scopeId, ...written }, update: written });
    }
    await appendAudit(tx, organizationId, {
      actor,
      action: "budget.set",
      target: { type: projectId === undefined ? "organization" : "project", id: scopeId, name },
      before: { monthlyUsd: before?.monthlyUsd ?? null },
      after: { monthlyUsd },
    });
  });
}

function requireUsable(monthlyUsd: number | null): void {
  if (monthlyUsd === null || (Number.isFinite(monthlyUsd) && monthlyUsd > 0 && monthlyUsd <= BUDGET_USD_MAX)) return;
  throw new AppError("invalid", { message: "A budget is an amount above zero.", hint: "Enter dollars a month, such as 5000." });
}
