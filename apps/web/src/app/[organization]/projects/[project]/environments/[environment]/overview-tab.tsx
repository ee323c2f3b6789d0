"use client";

import { EnvironmentOverviewPage } from "@/features/environments/components/environment-overview-page.tsx";
import { HealthPanel } from "@/features/health/components/health-panel.tsx";

/** What is deployed in an environment, and how well that is: two features that know nothing of each other. */
export function OverviewTab({ at }: { at: { organization: string; project: string; environment: string } }) {
  return <EnvironmentOverviewPage at={at} health={<HealthPanel at={at} />} />;
}
