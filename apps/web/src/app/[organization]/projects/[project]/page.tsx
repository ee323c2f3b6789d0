import type { Metadata } from "next";
import { ProjectPage } from "@/features/projects/components/project-page.tsx";
import { loadProjectNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { organization, project } = await params;
  return { title: (await loadProjectNavigation(organization, project)).project.name };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  const { project, blueprintSlug } = await loadProjectNavigation(at.organization, at.project);
  await prefetch(trpcOnServer.projects.overview.queryOptions(at));
  return (
    <Hydrated>
      <ProjectPage at={at} name={project.name} blueprintSlug={blueprintSlug} />
    </Hydrated>
  );
}
