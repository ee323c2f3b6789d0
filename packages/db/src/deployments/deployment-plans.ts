import type { Plan } from "@zerolake/planner";
import type { PreflightReport } from "@zerolake/preflight";
import * as z from "zod";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { parseStoredPlan } from "../stored-documents.ts";
import { findPreflight } from "./plan-preflight.ts";

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
  const deployment = await db.prisma.deployment.findFirst({ where: { id: deploymentId, organizationId }, select: { planHash: true } });
  if (!deployment) throw notFound("deployment");
  const wanted = hash ?? deployment.planHash;
  if (wanted === null) return undefined;
  const [row, preflight] = await Promise.all([
    db.prisma.deploymentPlan.findFirst({ where: { deploymentId, hash: wanted, organizationId } }),
    findPreflight(db.prisma, organizationId, { deploymentId, hash: wanted }),
  ]);
  return row
    ? {
        hash: row.hash,
        plan: parseStoredPlan(row.document),
        components: z.array(plannedComponentSchema).parse(row.components),
        preflight,
        computedAt: row.computedAt,
      }
    : undefined;
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
