import type { Metadata } from "next";
import { SettingsPage } from "@/features/environments/components/settings-page.tsx";
import { Hydrated, prefetch, prefetchSubject, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string; project: string; environment: string }>;
  searchParams: Promise<{ answer?: string | string[] }>;
}

export async function generateMetadata({ params }: Pick<PageProps, "params">): Promise<Metadata> {
  return { title: `Settings of ${(await params).environment}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const at = await params;
  const { answer } = await searchParams;
  await Promise.all([
    prefetchSubject(trpcOnServer.environments.overview.queryOptions(at)),
    prefetch(trpcOnServer.environments.answers.queryOptions(at)),
  ]);
  return (
    <Hydrated>
      <SettingsPage at={at} requestedAnswer={typeof answer === "string" ? answer : undefined} />
    </Hydrated>
  );
}
