import { type Blueprint, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import {
  AppError,
  blueprintFor,
  type ConnectionView,
  type Database,
  type Environment,
  getDraft,
  getEnvironment,
  listConnectionEnvironments,
  targetOf,
} from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import type { WorkerContext } from "../worker-context.ts";
import type { WantedThere } from "./permission-check.ts";

/** Small, and still has a source, a stream, tables and rights between them. */
const SAMPLE = "streaming-starter";

/** What the environments over a connection would create as they are drawn now; without environments, what a template would. */
export async function wantedOverConnection(
  { db, installation }: Pick<WorkerContext, "db" | "installation">,
  { id: connectionId, organizationId, cloud, defaultRegion }: ConnectionView,
  account: string,
): Promise<{ readonly wanted: readonly WantedThere[]; readonly forWhat: string }> {
  const wanted: WantedThere[] = [];
  const environments = await listConnectionEnvironments(db, organizationId, connectionId);
  for (const environmentId of environments) {
    const environment = await getEnvironment(db, organizationId, environmentId);
    const blueprint = await drawnFor(db, environment);
    if (!blueprint) continue;
    const target = targetOf(environment, { installationId: installation.id, account });
    wanted.push({ blueprint, target });
  }
  if (environments.length > 0)
    return { wanted, forWhat: environments.length === 1 ? "its environment" : `its ${environments.length} environments together` };
  const template = findTemplate(SAMPLE);
  if (!template) throw new Error(`The catalogue has no template ${SAMPLE} any more.`);
  const environment = { installationId: installation.id, organizationId, environmentId: connectionId, name: "sample", namePrefix: "zl" };
  const target = { cloud: cloud as Cloud, region: defaultRegion, tier: template.tier, account, choices: {}, overrides: {}, environment };
  return { wanted: [{ blueprint: expandTemplate(template), target }], forWhat: `the template ${template.title}` };
}

/** Nothing when this version cannot read the drawing. */
async function drawnFor(db: Database, environment: Environment): Promise<Blueprint | undefined> {
  try {
    const { document } = await getDraft(db, environment.organizationId, environment.projectId);
    return blueprintFor(environment, document);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
