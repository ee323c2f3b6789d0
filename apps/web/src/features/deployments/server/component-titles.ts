import { type Database, findPlan, getDraft, listDeployments } from "@zerolake/db";

/** How far back an apply is looked for; destructions and undone runs may stand before it. */
const DEPLOYMENTS_LOOKED_AT = 20;

interface Place {
  readonly projectId: string;
  readonly environmentId: string;
}

/**
 * Component id → title: as the draft has it now, else as the environment's last plan called it – parts that the compiler attaches, and
 * what was removed from the draft. What neither knows keeps its id as its name.
 */
export async function componentTitles(
  database: Database,
  organizationId: string,
  { projectId, environmentId }: Place,
): Promise<Readonly<Record<string, string>>> {
  const [{ document }, planned] = await Promise.all([
    getDraft(database, organizationId, projectId),
    plannedTitles(database, organizationId, environmentId),
  ]);
  return { ...planned, ...Object.fromEntries(document.components.map(({ id, title }) => [id, title])) };
}

async function plannedTitles(database: Database, organizationId: string, environmentId: string): Promise<Readonly<Record<string, string>>> {
  const recent = await listDeployments(database, organizationId, { environmentId, limit: DEPLOYMENTS_LOOKED_AT });
  const latest = recent.find(({ kind, planHash }) => kind === "apply" && planHash !== null);
  const plan = latest && (await findPlan(database, organizationId, { deploymentId: latest.id }));
  return Object.fromEntries(plan?.components.map(({ component, title }) => [component, title]) ?? []);
}
