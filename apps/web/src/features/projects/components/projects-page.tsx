"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { NewProjectButton } from "./new-project-button.tsx";
import { ProjectTable } from "./project-table.tsx";

export function ProjectsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const projects = useQuery(trpc.projects.list.queryOptions({ organization }));
  const [filter, setFilter] = useQueryState("filter", parseAsString.withDefault("").withOptions({ history: "replace" }));
  return (
    <PageBody>
      <PageHeader title="Projects" actions={<NewProjectButton organization={organization} />} />
      <QueryView query={projects} failure="The projects could not be loaded" skeleton={<SkeletonRows label="Loading projects" />}>
        {(all) => {
          if (all.length === 0) {
            return (
              <EmptyState
                glyph={<CategoryGlyph category="storage" size={48} />}
                title="No projects yet"
                action={<NewProjectButton organization={organization} />}
              >
                A project holds the drawing of one lakehouse and the environments it is deployed to.
              </EmptyState>
            );
          }
          const wanted = filter.trim().toLowerCase();
          const shown = all.filter((project) => `${project.name} ${project.slug}`.toLowerCase().includes(wanted));
          return (
            <div className="space-y-3">
              <Input
                aria-label="Filter projects"
                placeholder="Filter…"
                type="search"
                value={filter}
                onChange={(event) => void setFilter(event.target.value || null)}
                className="max-w-72"
              />
              {shown.length === 0 ? (
                <NothingMatches onClear={() => void setFilter(null)} />
              ) : (
                <ProjectTable organization={organization} projects={shown} />
              )}
            </div>
          );
        }}
      </QueryView>
    </PageBody>
  );
}
