import { getEnvironmentBySlug, listDeployments, listRequesters, notFound } from "@zerolake/db";
import { type DeploymentRow, deploymentRow } from "@/deployments/deployment-row.ts";
import { startOf } from "../store/list-spans.ts";
import type { ProjectContext } from "./contexts.ts";
import type { ListInput } from "./inputs.ts";

const PAGE_SIZE = 50;

export interface DeploymentPage {
  readonly rows: readonly DeploymentRow[];
  /** Cursor of the next, older page. */
  readonly nextCursor: number | undefined;
}

export async function listDeploymentPage(
  { services, organization, project }: ProjectContext,
  { environment, states, by, within, cursor }: ListInput,
): Promise<DeploymentPage> {
  const { database } = services;
  const place = environment
    ? await getEnvironmentBySlug(database, organization.id, { projectId: project.id, slug: environment })
    : undefined;
  if (by && !(await listRequesters(database, organization.id, project.id)).some(({ id }) => id === by)) throw notFound("person");
  const deployments = await listDeployments(database, organization.id, {
    projectId: project.id,
    limit: PAGE_SIZE + 1,
    ...(place ? { environmentId: place.id } : {}),
    ...(states ? { states } : {}),
    ...(by ? { requestedById: by } : {}),
    ...(within ? { requestedSince: startOf(within, Date.now()) } : {}),
    ...(cursor ? { beforeNumber: cursor } : {}),
  });
  const rows = deployments.slice(0, PAGE_SIZE).map(deploymentRow);
  return { rows, nextCursor: deployments.length > PAGE_SIZE ? rows.at(-1)?.number : undefined };
}
