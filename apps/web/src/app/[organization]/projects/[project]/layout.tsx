import type { ReactNode } from "react";
import { AppShell } from "@/shell/app-shell.tsx";
import { loadProjectNavigation } from "@/shell/load-navigation.ts";

export default async function ProjectLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ organization: string; project: string }>;
}) {
  const { organization, project } = await params;
  return <AppShell navigation={await loadProjectNavigation(organization, project)}>{children}</AppShell>;
}
