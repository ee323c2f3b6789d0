import { type Database, listDeployments } from "@zerolake/db";
import type { DeploymentState } from "@zerolake/execution";
import { type DeploymentRow, deploymentRow } from "./deployment-dto.ts";

const PAGE_SIZE = 50;

export interface DeploymentPage {
  readonly rows: readonly DeploymentRow[];
  /** Give it back as `before` for the next, older page. */
  readonly nextBefore: Date | undefined;
}

export async function listDeploymentPage(
  database: Database,
  organizationId: string,
  filter: { projectId: string; environmentId?: string; states?: readonly DeploymentState[]; before?: Date },
): Promise<DeploymentPage> {
  const deployments = await listDeployments(database, organizationId, { ...filter, limit: PAGE_SIZE + 1 });
  const rows = deployments.slice(0, PAGE_SIZE).map(deploymentRow);
  return { rows, nextBefore: deployments.length > PAGE_SIZE ? rows.at(-1)?.requestedAt : undefined };
}
