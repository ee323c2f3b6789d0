import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RetargetPage } from "@/features/retarget/components/retarget-page.tsx";
import { loadProjectNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Compare clouds" };

export default async function RetargetRoute({ params }: { params: Promise<{ organization: string; project: string; blueprint: string }> }) {
  const { organization, project, blueprint } = await params;
  const { blueprintSlug } = await loadProjectNavigation(organization, project);
  if (blueprint !== blueprintSlug) notFound();
  const place = { organization, project };
  await Promise.all([
    prefetchSubject(trpcOnServer.designer.open.queryOptions(place)),
    prefetch(trpcOnServer.designer.surroundings.queryOptions(place)),
    prefetch(trpcOnServer.prices.own.queryOptions({ organization })),
  ]);
  return (
    <Hydrated>
      <RetargetPage organization={organization} project={project} blueprint={blueprint} />
    </Hydrated>
  );
}
