import type { Plan } from "@zerolake/planner";
import { type PreflightReport, preflightReportSchema } from "@zerolake/preflight";
import * as z from "zod";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { parseStoredPlan } from "../stored-documents.ts";

/** What the compiler made of a component, kept with the plan for the run page and the outputs. */
const plannedComponentSchema = z.object({
  component: z.string(),
  kind: z.string(),
  title: z.string(),
  variant: z.string(),
  service: z.string(),
  because: z.string(),
  gap: z.string().optional(),
  isAttached: z.boolean(),
  expectedMinutes: z.tuple([z.number(), z.number()]).readonly(),
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())),
});
export type PlannedComponent = z.infer<typeof plannedComponentSchema>;

export interface StoredPlan {
  readonly hash: string;
  readonly plan: Plan;
  readonly components: readonly PlannedComponent[];
  /** `null` when the cloud was not asked. */
  readonly preflight: PreflightReport | null;
  readonly computedAt: Date;
}

/** The current plan of a deployment, or an earlier one by its hash; `undefined` when it has none. */
export async function findPlan(
  db: Database,
  organizationId: string,
  { deploymentId, hash }: { deploymentId: string; hash?: string },
): Promise<StoredPlan | undefined> {
  const { rows } = await db.pool.query<PlanRow>(
    `SELECT p.hash, p.document, p.components, p.computed_at AS "computedAt", (
       SELECT f.report FROM preflight f WHERE f.deployment_id = d.id AND f.plan_hash = p.hash ORDER BY f.asked_at DESC LIMIT 1) AS preflight
     FROM deployment d LEFT JOIN deployment_plan p ON p.deployment_id = d.id AND p.hash = coalesce($3, d.plan_hash)
     WHERE d.id = $1 AND d.organization_id = $2`,
    [deploymentId, organizationId, hash ?? null],
  );
  const [row] = rows;
  if (!row) throw notFound("deployment");
  return row.hash === null || row.computedAt === null ? undefined : readPlan({ ...row, hash: row.hash, computedAt: row.computedAt });
}

/** All `null` when the deployment has no such plan. */
interface PlanRow {
  readonly hash: string | null;
  readonly computedAt: Date | null;
  readonly document: unknown;
  readonly components: unknown;
  readonly preflight: unknown;
}

function readPlan({ hash, computedAt, document, components, preflight }: PlanRow & { hash: string; computedAt: Date }): StoredPlan {
  return {
    hash,
    plan: parseStoredPlan(document),
    components: z.array(plannedComponentSchema).parse(components),
    preflight: preflight === null ? null : preflightReportSchema.parse(preflight),
    computedAt,
  };
}

/** Hashes of the plans of a deployment, newest first: more than one when its turn came after the state had moved. */
export async function listPlanHashes(db: Database, organizationId: string, deploymentId: string): Promise<string[]> {
  const rows = await db.prisma.deploymentPlan.findMany({
    where: { deploymentId, organizationId },
    orderBy: { computedAt: "desc" },
    select: { hash: true },
  });
  return rows.map(({ hash }) => hash);
}
