import type { Metadata } from "next";
import { OutputsPage } from "@/features/environments/components/outputs-page.tsx";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Outputs of ${(await params).environment}` };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  await Promise.all([
    prefetchSubject(trpcOnServer.environments.overview.queryOptions(at)),
    prefetch(trpcOnServer.environments.outputs.queryOptions(at)),
  ]);
  return (
    <Hydrated>
      <OutputsPage at={at} />
    </Hydrated>
  );
}
