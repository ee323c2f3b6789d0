import { type Database, getDraft, listDeployments, listEnvironmentSummaries, listVersions } from "@zerolake/db";
import { deploymentRow } from "@/deployments/deployment-row.ts";

const RECENT_DEPLOYMENTS = 10;

/** What the project page shows: the drawing, the environments in stage order, the last deployments. */
export async function loadProjectOverview(database: Database, organizationId: string, project: Project) {
  const projectId = project.id;
  const [draft, environments, deployments] = await Promise.all([
    getDraft(database, organizationId, projectId),
    listEnvironmentSummaries(database, organizationId, { projectId }),
    listDeployments(database, organizationId, { projectId, limit: RECENT_DEPLOYMENTS }),
  ]);
  const [newest] = await listVersions(database, organizationId, draft.blueprintId);
  return {
    draft: {
      slug: draft.slug,
      components: draft.document.components,
      edges: draft.document.edges,
      layout: draft.layout,
      updatedAt: draft.updatedAt,
    },
    newestVersion: newest ? { number: newest.number, createdAt: newest.createdAt } : null,
    environments,
    isArchived: project.archivedAt !== null,
    readme: { text: project.readme, revision: project.readmeRevision },
    deployments: deployments.map(deploymentRow),
  };
}

/** What of a project's row the page shows. */
interface Project {
  readonly id: string;
  readonly archivedAt: Date | null;
  readonly readme: string;
  readonly readmeRevision: number;
}

export type ProjectOverviewData = Awaited<ReturnType<typeof loadProjectOverview>>;
