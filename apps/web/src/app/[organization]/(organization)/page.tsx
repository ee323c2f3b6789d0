import type { Metadata } from "next";
import { HomePage } from "@/features/projects/components/home-page.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await loadOrganizationNavigation((await params).organization)).organization.name };
}

export default async function Page({ params }: PageProps) {
  const { organization } = await params;
  const navigation = await loadOrganizationNavigation(organization);
  await prefetch(trpcOnServer.projects.list.queryOptions({ organization }));
  return (
    <Hydrated>
      <HomePage organization={organization} name={navigation.organization.name} />
    </Hydrated>
  );
}
