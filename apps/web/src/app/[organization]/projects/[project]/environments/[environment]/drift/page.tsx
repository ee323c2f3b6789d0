import type { Metadata } from "next";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";
import { DriftTab } from "./drift-tab.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Drift of ${(await params).environment}` };
}

export default async function Page({ params }: PageProps) {
  const at = await params;
  await Promise.all([
    prefetchSubject(trpcOnServer.environments.overview.queryOptions(at)),
    prefetch(trpcOnServer.drift.ofEnvironment.queryOptions(at)),
  ]);
  return (
    <Hydrated>
      <DriftTab at={at} />
    </Hydrated>
  );
}
