"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Tabs } from "@/components/ui/tabs.tsx";
import { formatMoney } from "@/format/money.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ORPHAN_TAB_LABELS, ORPHAN_TABS, type OrphanTab } from "../store/orphan-tabs.ts";
import { monthlyIfLeft } from "../store/orphan-words.ts";
import { AsideList } from "./aside-list.tsx";
import type { Asked } from "./asked.ts";
import { AskedDialog } from "./asked-dialog.tsx";
import { OrphanTabPanels } from "./orphan-tab-panels.tsx";
import { ScanSummary } from "./scan-summary.tsx";
import { useOrphanActs } from "./use-orphan-acts.ts";

/** What the clouds have of ours and nobody recorded, what is recorded and not there, and what was kept on purpose. */
export function OrphansPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(ORPHAN_TABS).withDefault("unrecorded"));
  const [asked, setAsked] = useState<Asked | null>(null);
  const acts = useOrphanActs(organization);
  const orphans = useQuery(trpc.orphans.list.queryOptions({ organization }));
  const isScanning = orphans.data?.scans.some(({ isUnderWay }) => isUnderWay) ?? false;
  return (
    <div className="space-y-4">
      <PageHeader
        title="Orphans"
        description={orphans.data && <ScanSummary scans={orphans.data.scans} unconfirmed={orphans.data.unconfirmed} />}
        actions={
          <>
            {orphans.data && <IfLeft monthlyUsd={monthlyIfLeft(orphans.data.listed)} />}
            <ScanButton isBusy={isScanning || acts.isAskingForScan} onScan={acts.scan} />
          </>
        }
      />
      <QueryView query={orphans} failure="The orphans could not be loaded" skeleton={<SkeletonRows label="Loading the orphans" />}>
        {(data) => (
          <>
            <Tabs
              label="Which findings"
              value={tab}
              onValueChange={(value) => void setTab(value as OrphanTab)}
              tabs={ORPHAN_TABS.map((value) => ({
                value,
                label: ORPHAN_TAB_LABELS[value],
                count: value === "kept" ? data.kept.length : data.listed.filter(({ kind }) => kind === value).length,
              }))}
            >
              <OrphanTabPanels organization={organization} orphans={data} onAsk={setAsked} onDismiss={acts.dismiss} />
            </Tabs>
            <AsideList rows={data.aside} onListAgain={acts.listAgain} />
          </>
        )}
      </QueryView>
      {asked && <AskedDialog {...asked} organization={organization} onClose={() => setAsked(null)} />}
    </div>
  );
}

function ScanButton({ isBusy, onScan }: { isBusy: boolean; onScan: () => void }) {
  const missing = useMissingPermission("connection:test");
  return (
    <Button variant="primary" isBusy={isBusy} disabledReason={missing} onClick={onScan}>
      Scan now
    </Button>
  );
}

function IfLeft({ monthlyUsd }: { monthlyUsd: number }) {
  if (monthlyUsd === 0) return null;
  return <span className="text-secondary">{`est. ${formatMoney(monthlyUsd)}/mo if left`}</span>;
}
