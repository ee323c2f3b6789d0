import { AppError, type ComputedPlan, type Deployment, findWantedResources, getOrphan } from "@zerolake/db";
import { asRecorded } from "@zerolake/orphans";
import { planDestroy, planHash, type RecordedResource } from "@zerolake/planner";
import type { WorkerContext } from "../worker-context.ts";

/** The plan that destroys one resource that nobody recorded. It is refused once the resource is recorded after all. */
export async function planOrphan(
  { db }: WorkerContext,
  { organizationId, environmentId, consents }: Deployment,
  { orphanId, recorded }: { readonly orphanId: string; readonly recorded: readonly RecordedResource[] },
): Promise<ComputedPlan> {
  const finding = await getOrphan(db, organizationId, orphanId);
  const taken = recorded.find(({ type, identifier }) => type === finding.type && identifier === finding.identifier);
  if (taken) {
    throw new AppError("blocked", {
      message: `${finding.identifier} is recorded by now, as ${taken.address}.`,
      hint: "Destroy that component, or remove it from the design and plan.",
    });
  }
  const wanted = await findWantedResources(db, organizationId, environmentId);
  const resource = asRecorded(finding, { desired: wanted?.desired ?? [], attributes: finding.attributes });
  const plan = planDestroy({ recorded: [resource], selection: "all", consents });
  return { plan, hash: planHash(plan), components: [] };
}
