import type { Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { recordAdoptedDrift } from "../drift/record-adopted-drift.ts";
import type { Lease } from "../leases/lease-claim.ts";

/** Notes what a successful deployment leaves deployed. */
export async function markDeployed(tx: Transaction, lease: Lease): Promise<void> {
  const { deploymentId, environmentId, organizationId } = lease;
  await recordAdoptedDrift(tx, lease);
  const { kind, purpose, versionId, undoOfId, orphanId, destroyComponents, leftOut, settingsRevision } =
    await tx.deployment.findUniqueOrThrow({
      where: { id: deploymentId, organizationId },
      select: {
        kind: true,
        purpose: true,
        versionId: true,
        undoOfId: true,
        orphanId: true,
        destroyComponents: true,
        leftOut: true,
        settingsRevision: true,
      },
    });
  // Asleep, the version is deployed still, even where all of it was compute.
  if (purpose === "hibernation") {
    await tx.environment.updateMany({ where: { id: environmentId, organizationId }, data: { asleepSince: await databaseNow(tx) } });
    return;
  }
  // An undo takes away what a run that did not succeed had created, and an orphan is no part of any version: what was deployed still is.
  if (undoOfId !== null || orphanId !== null) return;
  // A part of the version is not the version.
  if (leftOut > 0) return;
  // Without some of its components the version is deployed still: the next plan wants them back.
  if (destroyComponents.length > 0 && (await tx.recordedResource.count({ where: { environmentId, organizationId } })) > 0) return;
  await tx.environment.updateMany({
    where: { id: environmentId, organizationId },
    data:
      kind === "destroy"
        ? { deployedVersionId: null, deployedRevision: 0, asleepSince: null }
        : { deployedVersionId: versionId, deployedRevision: settingsRevision, asleepSince: null },
  });
}
