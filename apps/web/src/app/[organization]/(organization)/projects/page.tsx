import { TEMPLATES } from "@zerolake/catalog";
import type { Metadata } from "next";
import { NewProjectDialog } from "@/features/projects/components/new-project-dialog.tsx";
import { ProjectsPage } from "@/features/projects/components/projects-page.tsx";
import { Hydrated, prefetchFirstPage, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Projects" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await prefetchFirstPage(
    trpcOnServer.projects.list.infiniteQueryOptions({ organization }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Hydrated>
      <ProjectsPage organization={organization} />
      <NewProjectDialog organization={organization} templates={TEMPLATES.map(({ id, title }) => ({ id, title }))} />
    </Hydrated>
  );
}
