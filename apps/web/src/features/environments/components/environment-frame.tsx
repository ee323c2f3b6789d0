"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { deployedText, EnvironmentStatusChip } from "@/components/environment-status-chip.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { TabLinks } from "@/components/ui/tabs.tsx";
import { HealthChip } from "@/health/health-chip.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { approvalChip } from "../store/approval-rule-looks.ts";
import { AsleepBanner } from "./asleep-banner.tsx";
import { ConnectionTrouble } from "./connection-trouble.tsx";
import { EnvironmentActions } from "./environment-actions.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";
import { ExpiryBanner } from "./expiry-banner.tsx";
import { LockBanner } from "./lock-banner.tsx";

export type EnvironmentTab = "overview" | "resources" | "drift" | "outputs" | "schedule" | "settings";

/** Header and tabs of every page of an environment; the body gets what is known about it. */
export function EnvironmentFrame({
  at,
  tab,
  children,
}: {
  at: EnvironmentAt;
  tab: EnvironmentTab;
  children: (data: EnvironmentOverviewData) => ReactNode;
}) {
  const trpc = useTRPC();
  const overview = useQuery(trpc.environments.overview.queryOptions(at));
  return (
    <PageBody>
      <QueryView
        query={overview}
        failure="The environment could not be loaded"
        skeleton={<SkeletonRows label="Loading the environment" rows={8} />}
      >
        {(data) => (
          <>
            {data.lock && <LockBanner at={at} lock={data.lock} />}
            {data.expiry && <ExpiryBanner at={at} name={data.settings.name} expiry={data.expiry} />}
            {data.summary.asleepSince !== null && (
              <AsleepBanner at={at} name={data.settings.name} since={data.summary.asleepSince} isWaking={isWaking(data)} />
            )}
            <PageHeader
              title={data.settings.name}
              status={
                <span className="flex flex-wrap gap-1.5">
                  <EnvironmentStatusChip environment={data.summary} />
                  {data.summary.health !== null && <HealthChip status={data.summary.health} />}
                </span>
              }
              description={<Facts data={data} />}
              actions={<EnvironmentActions at={at} data={data} />}
            />
            <ConnectionTrouble organization={at.organization} connection={data.summary.connection} />
            <TabLinks label="Environment" current={tab} tabs={tabsOf(at, data)} />
            {children(data)}
          </>
        )}
      </QueryView>
    </PageBody>
  );
}

/** A plan to wake it is on its way already: a second one would find nothing to do. */
function isWaking({ deployments }: EnvironmentOverviewData): boolean {
  return deployments.some(({ purpose, finishedAt }) => purpose === "wakening" && finishedAt === null);
}

function Facts({ data: { summary, settings, newestVersion } }: { data: EnvironmentOverviewData }) {
  const { deployedVersion } = summary;
  const approval = approvalChip(settings);
  const isBehind = deployedVersion !== null && newestVersion !== null && newestVersion > deployedVersion;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        {deployedText(summary)}
        {isBehind && <span className="text-muted"> (v{newestVersion} available)</span>}
      </span>
      <Chip>{summary.connection.name}</Chip>
      <Chip>{summary.region}</Chip>
      <Chip className="capitalize">{summary.tier}</Chip>
      {approval && (
        <Chip title={approval.title}>
          <ShieldCheck aria-hidden="true" size={12} strokeWidth={1.75} className="mr-1" />
          {approval.word}
        </Chip>
      )}
    </p>
  );
}

function tabsOf(at: EnvironmentAt, { summary, driftCount }: EnvironmentOverviewData) {
  return [
    { value: "overview", label: "Overview", href: paths.environment(at.organization, at.project, at.environment) },
    { value: "resources", label: "Resources", count: summary.resourceCount, href: paths.environmentTab(at, "resources") },
    { value: "drift", label: "Drift", count: driftCount, href: paths.environmentTab(at, "drift") },
    { value: "outputs", label: "Outputs", href: paths.environmentTab(at, "outputs") },
    { value: "schedule", label: "Schedule", href: paths.environmentTab(at, "schedule") },
    { value: "settings", label: "Settings", href: paths.environmentTab(at, "settings") },
  ];
}
