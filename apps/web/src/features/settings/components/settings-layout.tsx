"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { TabLinks } from "@/components/ui/tabs.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { settingsTabs } from "./settings-tabs.ts";

/** What all pages of the settings have in common: the heading and the way to each of them. */
export function SettingsLayout({ organization, children }: { organization: string; children: ReactNode }) {
  const segment = useSelectedLayoutSegment();
  const tabs = settingsTabs(organization);
  const current = tabs.find((tab) => tab.segment === segment)?.value ?? "you";
  return (
    <PageBody>
      <PageHeader title="Settings" />
      <TabLinks label="Settings" tabs={tabs} current={current} />
      {children}
    </PageBody>
  );
}
