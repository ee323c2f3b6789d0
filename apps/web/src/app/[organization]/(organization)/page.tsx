import type { Metadata } from "next";
import { DashboardPage } from "@/features/dashboard/components/dashboard-page.tsx";
import { RANGES, type Range } from "@/features/dashboard/store/ranges.ts";
import { FirstSteps } from "@/features/projects/components/first-steps.tsx";
import { NewProjectButton } from "@/features/projects/components/new-project-button.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

interface PageProps {
  params: Promise<{ organization: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await loadOrganizationNavigation((await params).organization)).organization.name };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { organization } = await params;
  const navigation = await loadOrganizationNavigation(organization);
  const { range: given, ...asked } = await searchParams;
  // Narrowed, the tiles are loaded by the browser: whatever stands in the address is judged in one place.
  const isNarrowed = ["stage", "cloud", "owner"].some((key) => asked[key] !== undefined);
  if (!isNarrowed) await prefetchTiles(organization, RANGES.find((range) => range === given) ?? "7");
  return (
    <Hydrated>
      <DashboardPage
        organization={organization}
        name={navigation.organization.name}
        firstSteps={<FirstSteps organization={organization} />}
        newProject={<NewProjectButton organization={organization} />}
      />
    </Hydrated>
  );
}

function prefetchTiles(organization: string, range: Range): Promise<void> {
  const { dashboard } = trpcOnServer;
  const input = { organization, stage: null, cloud: null, owner: null };
  return prefetch(
    dashboard.needs.queryOptions(input),
    dashboard.environments.queryOptions(input),
    dashboard.health.queryOptions(input),
    dashboard.proofs.queryOptions(input),
    dashboard.running.queryOptions(input),
    dashboard.deliveries.queryOptions({ ...input, range }),
    dashboard.findings.queryOptions(input),
    dashboard.costs.queryOptions(input),
    dashboard.activity.queryOptions({ organization }),
    dashboard.choices.queryOptions({ organization }),
  );
}
