import type { Metadata } from "next";
import { BudgetsPage } from "@/features/dashboard/components/budgets-page.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";
import { Hydrated, prefetch, trpcOnServer } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Budgets" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const navigation = await loadOrganizationNavigation(organization);
  await prefetch(trpcOnServer.budgets.list.queryOptions({ organization }));
  return (
    <Hydrated>
      <BudgetsPage organization={organization} name={navigation.organization.name} projects={navigation.projects} />
    </Hydrated>
  );
}
