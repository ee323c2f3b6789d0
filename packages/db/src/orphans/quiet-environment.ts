import { AppError, notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";

/**
 * Makes sure that nobody works on an environment's record until this transaction ends: its row is locked, so nothing is approved, and those
 * that are approved are, so no worker takes one. A plan that was made before is computed again when its turn comes. Throws `blocked` while a
 * deployment is at it. The environment's own lock is about the cloud, which stays as it is.
 */
export async function requireQuietEnvironment(tx: Transaction, organizationId: string, environmentId: string): Promise<void> {
  const [environment] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM environment WHERE id = ${environmentId}::uuid AND organization_id = ${organizationId}::uuid AND deleted_at IS NULL FOR UPDATE`;
  if (!environment) throw notFound("environment");
  const [busy] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM (
      SELECT number, state, lease_expires_at FROM deployment
      WHERE environment_id = ${environmentId}::uuid AND organization_id = ${organizationId}::uuid AND state IN ('approved', 'applying', 'verifying') FOR UPDATE) d
    WHERE d.state <> 'approved' OR d.lease_expires_at > now() LIMIT 1`;
  if (!busy) return;
  throw new AppError("blocked", {
    message: `Deployment #${busy.number} is working on ${environment.name}.`,
    hint: "Wait for its end, then try again.",
  });
}
