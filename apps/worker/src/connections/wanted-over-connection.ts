import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { blueprintFor, type ConnectionView, getDraft, getEnvironment, listConnectionEnvironments, targetOf } from "@zerolake/db";
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
  for (const environmentId of await listConnectionEnvironments(db, organizationId, connectionId)) {
    const environment = await getEnvironment(db, organizationId, environmentId);
    const { document } = await getDraft(db, organizationId, environment.projectId);
    const target = targetOf(environment, { installationId: installation.id, account });
    wanted.push({ blueprint: blueprintFor(environment, document), target });
  }
  if (wanted.length > 0) return { wanted, forWhat: wanted.length === 1 ? "its environment" : `its ${wanted.length} environments together` };
  const template = findTemplate(SAMPLE);
  if (!template) throw new Error(`The catalogue has no template ${SAMPLE} any more.`);
  const environment = { installationId: installation.id, organizationId, environmentId: connectionId, name: "sample", namePrefix: "zl" };
  const target = { cloud: cloud as Cloud, region: defaultRegion, tier: template.tier, account, choices: {}, overrides: {}, environment };
  return { wanted: [{ blueprint: expandTemplate(template), target }], forWhat: `the template ${template.title}` };
}
