"use client";

import { useQuery } from "@tanstack/react-query";
import { SquarePen } from "lucide-react";
import { DrawingFrame } from "@/canvas/drawing-frame.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectOverviewData } from "../server/project-overview.ts";
import { EnvironmentLane } from "./environment-lane.tsx";
import { PeopleCard } from "./people-card.tsx";
import type { ProjectAt } from "./project-at.ts";
import type { DeployedResources } from "./project-dialog-props.ts";
import { ProjectMenu } from "./project-menu.tsx";
import { ReadmeCard } from "./readme-card.tsx";
import { RecentDeployments } from "./recent-deployments.tsx";

/** Which version runs in which environment, and what happened last. */
export function ProjectPage({ at, name, blueprintSlug }: { at: ProjectAt; name: string; blueprintSlug: string }) {
  const trpc = useTRPC();
  const overview = useQuery(trpc.projects.overview.queryOptions(at));
  const designerHref = paths.designer(at.organization, at.project, blueprintSlug);
  return (
    <PageBody>
      <PageHeader
        title={name}
        actions={
          <>
            {overview.data && (
              <ProjectMenu at={at} name={name} isArchived={overview.data.isArchived} deployed={deployedOf(overview.data.environments)} />
            )}
            <LinkButton href={designerHref} variant="primary" icon={<SquarePen aria-hidden="true" size={16} strokeWidth={1.5} />}>
              Open designer
            </LinkButton>
          </>
        }
      />
      <QueryView
        query={overview}
        failure="The project could not be loaded"
        skeleton={<SkeletonRows label="Loading the project" rows={8} />}
      >
        {(data) => (
          <>
            {data.isArchived && (
              <Banner status="neutral">This project is archived: it is in no list, and what it has deployed goes on running.</Banner>
            )}
            <BlueprintCard draft={data.draft} newestVersion={data.newestVersion} designerHref={designerHref} />
            <EnvironmentLane at={at} environments={data.environments} newestVersion={data.newestVersion?.number ?? null} />
            <RecentDeployments at={at} deployments={data.deployments} />
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
              <ReadmeCard at={at} readme={data.readme} />
              <PeopleCard at={at} />
            </div>
          </>
        )}
      </QueryView>
    </PageBody>
  );
}

function deployedOf(environments: ProjectOverviewData["environments"]): DeployedResources {
  const deployed = environments.filter(({ resourceCount }) => resourceCount > 0);
  return { resources: deployed.reduce((sum, { resourceCount }) => sum + resourceCount, 0), environments: deployed.map(({ slug }) => slug) };
}

function BlueprintCard({
  draft,
  newestVersion,
  designerHref,
}: Pick<ProjectOverviewData, "draft" | "newestVersion"> & { designerHref: string }) {
  if (draft.components.length === 0) {
    return (
      <EmptyState
        glyph={<CategoryGlyph category="storage" size={48} />}
        title="The canvas is empty"
        action={
          <LinkButton href={designerHref} variant="primary">
            Open designer
          </LinkButton>
        }
      >
        Draw the lakehouse first; environments come after.
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="blueprint-heading" className="space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="blueprint-heading" className="text-title">
          Blueprint
        </h2>
        <p className="text-secondary text-small">
          {plural(draft.components.length, "component")} · {newestVersion ? `v${newestVersion.number}` : "no version yet"} · draft changed{" "}
          <RelativeTime at={draft.updatedAt} />
        </p>
      </div>
      <DrawingFrame
        blueprint={draft}
        layout={draft.layout}
        label={`The drawing: ${plural(draft.components.length, "component")}, ${plural(draft.edges.length, "connection")}`}
      />
    </section>
  );
}
