import type { ReactNode } from "react";
import { AppShell } from "@/shell/app-shell.tsx";
import { loadOrganizationNavigation } from "@/shell/load-navigation.ts";

export default async function OrganizationLayout({ children, params }: { children: ReactNode; params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  return <AppShell navigation={await loadOrganizationNavigation(organization)}>{children}</AppShell>;
}
