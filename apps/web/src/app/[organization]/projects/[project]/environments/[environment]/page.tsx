import type { Metadata } from "next";
import { EnvironmentOverviewPage } from "@/features/environments/components/environment-overview-page.tsx";
import { Hydrated, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await params).environment };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  await prefetchSubject(trpcOnServer.environments.overview.queryOptions(at));
  return (
    <Hydrated>
      <EnvironmentOverviewPage at={at} />
    </Hydrated>
  );
}
