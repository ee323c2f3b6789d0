import { withDrift } from "@zerolake/planner";
import { canonicalJson } from "@zerolake/resources";
import type { Transaction } from "../database.ts";
import { toJson } from "../json-column.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { parseStoredPlan, parseStoredResource } from "../stored-documents.ts";

/**
 * Where the design wants by now what somebody had changed in the cloud, a plan has nothing to do: once it has ended well, what is there is
 * recorded as what was applied, and the finding ends. Under the lease, like every other change of the recorded state.
 */
export async function recordAdoptedDrift(tx: Transaction, { deploymentId, environmentId, organizationId }: Lease): Promise<void> {
  const live = { environmentId, organizationId, state: { not: "gone" } } as const;
  if ((await tx.driftFinding.count({ where: live })) === 0) return;
  const stored = await tx.deploymentPlan.findFirst({ where: { deploymentId, organizationId }, orderBy: { computedAt: "desc" } });
  if (!stored) return;
  const plan = parseStoredPlan(stored.document);
  const agreeing = new Set(plan.steps.filter(({ action, desired }) => action === "none" && desired).map(({ address }) => address));
  for (const address of agreeing) {
    const drift = (plan.drift ?? []).filter((found) => found.address === address && found.kind === "changed" && !found.isSensitive);
    const row = drift.length === 0 ? null : await tx.recordedResource.findFirst({ where: { environmentId, organizationId, address } });
    if (!row) continue;
    const before = parseStoredResource(row.body, address);
    const [after] = withDrift([before], drift);
    // What its type cannot change stays as it was sent, and differs still.
    if (!after || canonicalJson(after.properties) === canonicalJson(before.properties)) continue;
    await tx.recordedResource.updateMany({
      where: { environmentId, organizationId, address },
      data: { body: toJson(after), deploymentId },
    });
    const ended = { state: "gone", goneAt: new Date(), mendedById: deploymentId } as const;
    await tx.driftFinding.updateMany({ where: { ...live, address, path: { in: drift.map(({ path }) => path) } }, data: ended });
  }
}
