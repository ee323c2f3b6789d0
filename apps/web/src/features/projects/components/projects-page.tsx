"use client";

import { Button, LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useProjectFilter } from "../hooks/use-project-filter.ts";
import { type ProjectPages, useProjectPages } from "../hooks/use-project-pages.ts";
import { NewProjectButton } from "./new-project-button.tsx";
import { ProjectFilters } from "./project-filters.tsx";
import { ProjectTable } from "./project-table.tsx";

/** All projects, last changed first, in pages; the filters ask the server. */
export function ProjectsPage({ organization }: { organization: string }) {
  const { filter, setFilter, isFiltered } = useProjectFilter();
  const pages = useProjectPages(organization, filter);
  const { query, rows } = pages;
  const hasNone = rows?.length === 0 && !isFiltered;
  return (
    <PageBody>
      <PageHeader title="Projects" actions={!hasNone && <NewProjectButton organization={organization} />} />
      {query.isError && !rows && (
        <ErrorState title="The projects could not be loaded" problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonRows label="Loading projects" />}
      {hasNone && <NoProjects organization={organization} />}
      {rows && !hasNone && (
        <div className="space-y-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <ProjectFilters organization={organization} filter={filter} onFilterChange={(next) => void setFilter(next)} />
            <p role="status" className="text-muted text-small">
              {rows.length < pages.total ? `${rows.length} of ${plural(pages.total, "project")}` : plural(pages.total, "project")}
            </p>
          </div>
          {rows.length === 0 ? (
            <NothingMatches onClear={() => void setFilter(null)} />
          ) : (
            <ProjectTable organization={organization} projects={rows} />
          )}
          <MoreProjects query={query} />
        </div>
      )}
    </PageBody>
  );
}

function MoreProjects({ query }: Pick<ProjectPages, "query">) {
  if (!query.hasNextPage) return null;
  return (
    <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      Show more projects
    </Button>
  );
}

function NoProjects({ organization }: { organization: string }) {
  return (
    <EmptyState
      glyph={<CategoryGlyph category="storage" size={48} />}
      title="No projects yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton href={paths.wizard(organization)}>Open guided wizard</LinkButton>
          <NewProjectButton organization={organization} />
        </div>
      }
    >
      A project holds the drawing of one lakehouse and the environments it is deployed to.
    </EmptyState>
  );
}
