"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton, SkeletonBlock } from "@/components/ui/skeleton.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { EnvironmentMarks } from "./environment-marks.tsx";
import { NewProjectButton } from "./new-project-button.tsx";

const RECENT_PROJECTS = 6;

/** Where a day begins: the projects, or on an empty organisation the first steps. */
export function HomePage({ organization, name }: { organization: string; name: string }) {
  const trpc = useTRPC();
  const projects = useQuery(trpc.projects.list.queryOptions({ organization }));
  return (
    <PageBody>
      <PageHeader title={name} actions={<NewProjectButton organization={organization} />} />
      <QueryView query={projects} failure="The projects could not be loaded" skeleton={<HomeSkeleton />}>
        {({ rows, total }) => (
          <>
            {total > 0 && (
              <Card
                title="Projects"
                action={
                  <Link href={paths.projects(organization)} className="text-accent text-label underline">
                    {total > RECENT_PROJECTS ? `All ${total} projects` : "All projects"}
                  </Link>
                }
                isFlush
              >
                <ul>
                  {rows.slice(0, RECENT_PROJECTS).map((project) => (
                    <li
                      key={project.id}
                      className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-hairline border-b px-4 py-2.5 last:border-b-0 hover:bg-hover"
                    >
                      <Link
                        href={paths.project(organization, project.slug)}
                        className="min-w-48 flex-1 font-medium after:absolute after:inset-0"
                      >
                        {project.name}
                      </Link>
                      {project.environments.length > 0 && <EnvironmentMarks environments={project.environments} />}
                      <span className="w-36 whitespace-nowrap text-right text-secondary">
                        {plural(project.componentCount, "component")}
                      </span>
                      <RelativeTime at={project.updatedAt} className="w-24 text-right text-secondary" />
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <FirstSteps organization={organization} isFresh={total === 0} />
          </>
        )}
      </QueryView>
    </PageBody>
  );
}

function FirstSteps({ organization, isFresh }: { organization: string; isFresh: boolean }) {
  return (
    <section aria-label="Start something" className="space-y-3">
      <h2 className="text-title">{isFresh ? "Nothing is deployed yet. Try it without a cloud account." : "Start something new"}</h2>
      <ul className="grid gap-4 md:grid-cols-3">
        <Step
          glyph={<CategoryGlyph category="ai" size={32} />}
          title="Start from a template"
          text="A complete design for one purpose. Runs on the built-in Sandbox, which behaves like a cloud and is free."
          href={paths.templates(organization)}
        />
        <Step
          glyph={<CategoryGlyph category="storage" size={32} />}
          title="Blank canvas"
          text="Draw parts and connect them. Findings tell you while you draw what would not work."
          href={paths.newProject(organization)}
        />
        <Step
          glyph={<CategoryGlyph category="platform" size={32} />}
          title="Connect a cloud"
          text="When you are ready for real resources, connect an account of AWS, Azure or GCP."
          href={paths.newConnection(organization)}
        />
      </ul>
    </section>
  );
}

function Step({ glyph, title, text, href }: { glyph: ReactNode; title: string; text: string; href: string }) {
  return (
    <li className="relative space-y-2 rounded-card border border-line bg-surface p-4 transition-colors hover:border-control">
      <span className="text-accent">{glyph}</span>
      <h3 className="text-title">
        <Link href={href} className="after:absolute after:inset-0">
          {title}
        </Link>
      </h3>
      <p className="text-secondary">{text}</p>
    </li>
  );
}

function HomeSkeleton() {
  return (
    <Skeleton label="Loading the projects" className="space-y-6">
      <SkeletonBlock className="h-40 rounded-card" />
      <SkeletonBlock className="h-32 rounded-card" />
    </Skeleton>
  );
}
