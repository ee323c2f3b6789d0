import type { Metadata } from "next";
import { SettingsPage } from "@/features/settings/components/settings-page.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function Page({ params }: { params: Promise<{ organization: string }> }) {
  const { user, role, organization } = await loadOrganizationNavigation((await params).organization);
  return <SettingsPage user={user} role={role} organization={organization.name} />;
}
