import { type ComputedPlan, type Deployment, listCreatedAddresses } from "@zerolake/db";
import {
  type DestroyInput,
  dataWithoutConsent,
  type Plan,
  planDestroy,
  planHash,
  planHibernation,
  type RecordedResource,
  withDependants,
} from "@zerolake/planner";
import type { WorkerContext } from "../worker-context.ts";

/** What a deployment would take away now: an orphan, what sleeps outside working hours, or what was chosen to be destroyed. */
export async function computeRemoval(
  context: WorkerContext,
  deployment: Deployment,
  recorded: readonly RecordedResource[],
): Promise<ComputedPlan> {
  const { orphanId, purpose, destroyComponents, consents } = deployment;
  if (orphanId !== null) return (await import("../orphans/plan-orphan.ts")).planOrphan(context, deployment, { orphanId, recorded });
  if (purpose === "hibernation") return withoutComponents(planHibernation({ recorded, components: destroyComponents }));
  const selection = await selectionOf(context, deployment, recorded);
  return withoutComponents(planDestroy({ recorded, selection, keep: dataWithoutConsent(recorded, consents), consents }));
}

function withoutComponents(plan: Plan): ComputedPlan {
  return { plan, hash: planHash(plan), components: [] };
}

async function selectionOf(
  { db }: WorkerContext,
  { organizationId, undoOfId, destroyComponents }: Deployment,
  recorded: readonly RecordedResource[],
): Promise<DestroyInput["selection"]> {
  if (undoOfId !== null) return { addresses: await listCreatedAddresses(db, organizationId, undoOfId) };
  return destroyComponents.length === 0 ? "all" : { addresses: withDependants(recorded, destroyComponents) };
}
