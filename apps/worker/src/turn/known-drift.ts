import { type Database, type Deployment, findPlan, type ListedDrift, listDriftFindings } from "@zerolake/db";
import type { PlanDrift } from "@zerolake/planner";

/**
 * What is known to differ in the cloud, in a fixed order. A deployment that has a plan keeps to the looks that this plan names: newer ones
 * never make it another plan. Only what was put right since falls out, since it must not be done twice.
 */
export async function knownDrift(db: Database, deployment: Deployment): Promise<readonly PlanDrift[]> {
  const { organizationId, environmentId, id: deploymentId } = deployment;
  const found = await listDriftFindings(db, organizationId, { environmentId, includeIgnored: true });
  const planned = deployment.planHash === null ? undefined : await findPlan(db, organizationId, { deploymentId });
  if (!planned)
    return found
      .filter((finding) => isWanted(finding, deployment))
      .map(asPlanDrift)
      .sort(byPlace);
  const live = new Set(found.map(placeOf));
  return (planned.plan.drift ?? []).filter((drift) => live.has(placeOf(drift)));
}

/** What somebody ignores stays, and what our own scaling did is put back only where somebody chose it. */
function isWanted({ state, cause, address }: ListedDrift, { onlyAddresses }: Deployment): boolean {
  return state === "open" && (cause.certainty !== "likely" || onlyAddresses.includes(address));
}

function asPlanDrift({ address, kind, path, recorded, observed, isSensitive, lastSeenAt }: ListedDrift): PlanDrift {
  return {
    address,
    kind,
    path,
    ...(recorded === undefined ? {} : { recorded }),
    ...(observed === undefined ? {} : { observed }),
    ...(isSensitive ? { isSensitive } : {}),
    observedAt: lastSeenAt.toISOString(),
  };
}

function placeOf({ address, path }: Pick<PlanDrift, "address" | "path">): string {
  return `${address} ${path}`;
}

function byPlace(left: PlanDrift, right: PlanDrift): number {
  return placeOf(left) < placeOf(right) ? -1 : 1;
}
