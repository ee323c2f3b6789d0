import { failedChecks, type PreflightReport, preflightReportSchema } from "@zerolake/preflight";
import { AppError } from "../app-error.ts";
import type { Transaction } from "../database.ts";

interface PlanAddress {
  readonly deploymentId: string;
  readonly hash: string;
}

/** What the cloud said last about a plan; `null` when it was not asked. */
export async function findPreflight(
  tx: Pick<Transaction, "preflight">,
  organizationId: string,
  { deploymentId, hash }: PlanAddress,
): Promise<PreflightReport | null> {
  const row = await tx.preflight.findFirst({
    where: { deploymentId, planHash: hash, organizationId },
    orderBy: { askedAt: "desc" },
    select: { report: true },
  });
  return row ? preflightReportSchema.parse(row.report) : null;
}

/**
 * A plan that the cloud says will fail somewhere is approved only by somebody who says to have seen that. The cloud may be wrong: its
 * simulation of permissions does not know which resources a policy is for.
 */
export async function requirePreflightAccepted(
  tx: Transaction,
  organizationId: string,
  { isAccepted, ...plan }: PlanAddress & { readonly isAccepted: boolean },
): Promise<void> {
  if (isAccepted) return;
  const report = await findPreflight(tx, organizationId, plan);
  const failed = report ? failedChecks(report).length : 0;
  if (failed === 0) return;
  throw new AppError("blocked", {
    message: `The cloud says that ${failed === 1 ? "one thing stands" : `${failed} things stand`} in the way of this plan.`,
    hint: "Mend them and plan again, or confirm that you want to try all the same.",
  });
}
