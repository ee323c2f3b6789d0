import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { requireQuietEnvironment } from "../orphans/quiet-environment.ts";

/**
 * Drops the record of a resource that the cloud does not have any more; the next plan creates it again where the design wants it.
 * Touches no cloud. Throws `blocked` while a deployment works there, `conflict` when it is not recorded any more.
 */
export async function forgetGoneResource(
  db: Database,
  organizationId: string,
  { findingId, actor }: { findingId: string; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const finding = await tx.driftFinding.findFirst({
      where: { id: findingId, organizationId, state: { not: "gone" } },
      select: { environmentId: true, address: true, kind: true, environment: { select: { name: true } } },
    });
    if (!finding) throw notFound("drift finding");
    const { environmentId, address, kind } = finding;
    if (kind !== "gone") throw new AppError("invalid", { message: "Only what is not there any more can be forgotten." });
    await requireQuietEnvironment(tx, organizationId, environmentId);
    const { count } = await tx.recordedResource.deleteMany({ where: { organizationId, environmentId, address } });
    if (count === 0) throw new AppError("conflict", { message: `${address} is not recorded any more.`, hint: "Check again." });
    await tx.$executeRaw`
      UPDATE drift_finding SET state = 'gone', gone_at = now()
      WHERE environment_id = ${environmentId}::uuid AND organization_id = ${organizationId}::uuid AND address = ${address} AND state <> 'gone'`;
    const target = { type: "environment", id: environmentId, name: finding.environment.name };
    await appendAudit(tx, organizationId, { actor, action: "drift.forget", target, before: { address } });
  });
}
