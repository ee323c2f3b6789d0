import type { Metadata } from "next";
import { ResourcesPage } from "@/features/environments/components/resources-page.tsx";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Resources of ${(await params).environment}` };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  await Promise.all([
    prefetchSubject(trpcOnServer.environments.overview.queryOptions(at)),
    prefetch(trpcOnServer.environments.resources.queryOptions(at)),
  ]);
  return (
    <Hydrated>
      <ResourcesPage at={at} />
    </Hydrated>
  );
}
