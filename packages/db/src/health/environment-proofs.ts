import type { VerificationCheck } from "@zerolake/execution";
import type { Database } from "../database.ts";

/** Notes how a deployment's verification ended: that is what is known of its environment from now on. */
export async function recordProof(
  db: Database,
  organizationId: string,
  { deploymentId, checks }: { readonly deploymentId: string; readonly checks: readonly VerificationCheck[] },
): Promise<void> {
  const failed = checks.find(({ result }) => result === "failed") ?? checks.find(({ result }) => result === "unknown");
  await db.pool.query(
    `INSERT INTO environment_proof (environment_id, organization_id, deployment_id, number, result, failed_check, proven_at)
     SELECT d.environment_id, d.organization_id, d.id, d.number, $3, $4, now() FROM deployment d WHERE d.id = $2 AND d.organization_id = $1
     ON CONFLICT (environment_id) DO UPDATE SET deployment_id = excluded.deployment_id, number = excluded.number, result = excluded.result,
       failed_check = excluded.failed_check, proven_at = excluded.proven_at`,
    [organizationId, deploymentId, failed?.result ?? "passed", failed?.name ?? null],
  );
}
