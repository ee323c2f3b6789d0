import type { Metadata } from "next";
import { OwnSettings } from "@/features/settings/components/own-settings.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { user, rights, organization } = await loadOrganizationNavigation((await params).organization);
  return <OwnSettings user={user} role={rights.role} organization={organization.name} />;
}
