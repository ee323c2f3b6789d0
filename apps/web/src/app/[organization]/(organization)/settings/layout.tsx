import type { ReactNode } from "react";
import { SettingsLayout } from "@/features/settings/components/settings-layout.tsx";

interface LayoutProps {
  params: Promise<{ organization: string }>;
  children: ReactNode;
}

export default async function Layout({ params, children }: LayoutProps) {
  return <SettingsLayout organization={(await params).organization}>{children}</SettingsLayout>;
}
