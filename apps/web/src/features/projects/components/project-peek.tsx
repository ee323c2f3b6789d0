"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProjectOverview } from "@zerolake/db";
import { DrawingFrame } from "@/canvas/drawing-frame.tsx";
import { DeploymentTable } from "@/components/deployment-table.tsx";
import { EnvironmentStatusChip } from "@/components/environment-status-chip.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectOverviewData } from "../server/project-overview.ts";

const LAST_RUNS = 3;

/** A look at a project without leaving the list: its drawing, its environments, its last runs. */
export function ProjectPeek({ organization, project, onClose }: { organization: string; project: ProjectOverview; onClose: () => void }) {
  const trpc = useTRPC();
  const overview = useQuery(trpc.projects.overview.queryOptions({ organization, project: project.slug }));
  return (
    <Dialog
      title={project.name}
      width="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <LinkButton variant="primary" href={paths.project(organization, project.slug)}>
          Open project
        </LinkButton>
      }
    >
      <QueryView
        query={overview}
        failure="The project could not be loaded"
        skeleton={<SkeletonRows label="Loading the project" rows={6} />}
      >
        {(data) => <Contents organization={organization} slug={project.slug} data={data} />}
      </QueryView>
    </Dialog>
  );
}

function Contents({ organization, slug, data }: { organization: string; slug: string; data: ProjectOverviewData }) {
  const { draft, environments, deployments } = data;
  return (
    <div className="space-y-4">
      {draft.components.length === 0 ? (
        <p className="text-secondary">The canvas is empty.</p>
      ) : (
        <DrawingFrame
          blueprint={draft}
          layout={draft.layout}
          label={`The drawing: ${plural(draft.components.length, "component")}, ${plural(draft.edges.length, "connection")}`}
        />
      )}
      {environments.length === 0 ? (
        <p className="text-secondary">No environments yet.</p>
      ) : (
        <ul aria-label="Environments" className="flex flex-wrap gap-2">
          {environments.map((environment) => (
            <li key={environment.id} className="flex items-center gap-2 rounded-card border border-line px-3 py-2">
              <span className="font-medium">{environment.name}</span>
              <EnvironmentStatusChip environment={environment} />
              <Chip>{environment.region}</Chip>
            </li>
          ))}
        </ul>
      )}
      {deployments.length === 0 ? (
        <p className="text-secondary">No deployments yet.</p>
      ) : (
        <DeploymentTable
          label="Last runs"
          rows={deployments.slice(0, LAST_RUNS)}
          hrefOf={(number) => paths.deployment(organization, slug, number)}
        />
      )}
    </div>
  );
}
