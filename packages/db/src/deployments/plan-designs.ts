import { applyEdits, type Blueprint } from "@zerolake/blueprint";
import type { Plan } from "@zerolake/planner";
import { getVersion, type Version } from "../blueprints/blueprint-versions.ts";
import type { Database } from "../database.ts";
import { type Deployment, listDeployments } from "./deployments.ts";

/** What stands in an environment before a plan and after it, as designs. */
export interface PlanDesigns {
  /** Absent when nothing was deployed there. */
  readonly before?: { readonly number: number; readonly document: Blueprint };
  /** Absent when nothing is left. */
  readonly after?: Blueprint;
}

/**
 * The version of a deployment against the version that was deployed there before it. A destruction of chosen components leaves that
 * version without them; a plan of chosen parts, which `plan` is needed to tell, leaves the others as they are.
 */
export async function findPlanDesigns(
  db: Database,
  organizationId: string,
  { deployment, plan }: { readonly deployment: Deployment; readonly plan?: Plan },
): Promise<PlanDesigns> {
  const load = async (id: string | undefined) => (id === undefined ? undefined : getVersion(db, organizationId, id));
  const before = await versionBefore(db, organizationId, deployment);
  const { kind, destroyComponents, orphanId, version } = deployment;
  // What nobody recorded is no part of any version, which stays as it is.
  const after = destroyComponents.length > 0 || orphanId !== null ? before : kind === "destroy" ? undefined : version;
  const [was, wanted] = await Promise.all([load(before?.id), load(after?.id)]);
  const becomes = wanted && keepUntouched(without(wanted, destroyComponents), was, untouchedComponents(plan));
  return {
    ...(before && was ? { before: { number: before.number, document: was.document } } : {}),
    ...(becomes ? { after: becomes } : {}),
  };
}

/** Components of which the plan of chosen parts does nothing, although they differ. */
function untouchedComponents(plan: Plan | undefined): ReadonlySet<string> {
  const touched = new Set(plan?.steps.filter(({ action }) => action !== "none").map(({ component }) => component));
  return new Set((plan?.leftOut ?? []).map(({ component }) => component).filter((component) => !touched.has(component)));
}

/** The wanted design, in which these components are what they were: as before, absent when they are new, and there when they would go. */
function keepUntouched(document: Blueprint, was: Version | undefined, untouched: ReadonlySet<string>): Blueprint {
  if (untouched.size === 0) return document;
  const components = [
    ...document.components.filter(({ id }) => !untouched.has(id)),
    ...(was?.document.components.filter(({ id }) => untouched.has(id)) ?? []),
  ];
  const ids = new Set(components.map(({ id }) => id));
  return { ...document, components, edges: document.edges.filter(({ from, to }) => ids.has(from.component) && ids.has(to.component)) };
}

/** Components that attached themselves to the drawing are not in it and go with what they are attached to. */
function without({ document, layout }: Pick<Version, "document" | "layout">, components: readonly string[]): Blueprint {
  const drawn = document.components.filter(({ id }) => components.includes(id));
  const removed = applyEdits(
    { blueprint: document, layout },
    drawn.map(({ id }) => ({ edit: "removeComponent", component: id })),
  );
  return removed.ok ? removed.value.design.blueprint : document;
}

/** What the last deployment that ended well left standing there. */
async function versionBefore(db: Database, organizationId: string, { projectId, environment, number }: Deployment) {
  const [last] = await listDeployments(db, organizationId, {
    projectId,
    environmentId: environment.id,
    states: ["succeeded"],
    isWhole: true,
    beforeNumber: number,
    limit: 1,
  });
  return last === undefined || last.kind === "destroy" ? undefined : (last.version ?? undefined);
}
