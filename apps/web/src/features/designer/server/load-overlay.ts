import { findPlan, getDeploymentByNumber, getVersion, listEvents, notFound } from "@zerolake/db";
import { emptyRunView, foldRun } from "@zerolake/execution";
import { type Overlay, planByComponent } from "../store/overlay.ts";
import type { BlueprintContext } from "./contexts.ts";
import type { OverlayInput } from "./inputs.ts";

const EVENTS_MAX = 100_000;

/** What a deployment says about each component, and which version it is about. */
export async function loadOverlay({ services, organization, project }: BlueprintContext, { number, kind }: OverlayInput) {
  const { database } = services;
  const deployment = await getDeploymentByNumber(database, organization.id, { projectId: project.id, number });
  const [stored, version] = await Promise.all([
    findPlan(database, organization.id, { deploymentId: deployment.id }),
    deployment.versionId === null ? undefined : getVersion(database, organization.id, deployment.versionId),
  ]);
  if (!stored) throw notFound("plan");
  const about = {
    number,
    environment: deployment.environment.name,
    state: deployment.state,
    version: version ? { number: version.number, semanticHash: version.semanticHash } : null,
  };
  if (kind === "plan") {
    const overlay: Overlay = { name: "plan", deployment: number, components: planByComponent(stored.plan.steps) };
    return { ...about, overlay };
  }
  const events = await listEvents(database, organization.id, { deploymentId: deployment.id, afterSequence: 0, limit: EVENTS_MAX });
  const overlay: Overlay = { name: "run", deployment: number, components: foldRun(emptyRunView(stored.plan), events).components };
  return { ...about, overlay };
}
