"use client";

import { useQuery } from "@tanstack/react-query";
import { isTerminal } from "@zerolake/execution";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type ReactNode, useEffect } from "react";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { TabPanel, Tabs } from "@/components/ui/tabs.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDecisions } from "../../hooks/use-decisions.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useRunTitle } from "../../hooks/use-run-title.ts";
import { type RunAddress, useRunView } from "../../hooks/use-run-view.ts";
import type { Run } from "../../store/run-types.ts";
import { ApprovalBar } from "./approval-bar.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { ContinueButton } from "./continue-button.tsx";
import { RunBanners } from "./run-banners.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunOutcome } from "./run-outcome.tsx";
import { RUN_TABS, type RunTab, RunTabPanels, tabsOf } from "./run-tabs.tsx";

export interface RunPageProps {
  readonly address: RunAddress;
  /** The canvas with the run or the plan drawn on it; the route puts the designer's in. */
  readonly renderCanvas?: (input: { run: Run; overlay: "plan" | "run"; view: ReturnType<typeof useRunView> }) => ReactNode;
}

export function RunPage({ address, renderCanvas }: RunPageProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.deployments.get.queryOptions(address));
  return (
    <QueryView
      query={query}
      failure="The deployment could not be loaded"
      skeleton={<SkeletonRows label="Loading the deployment" rows={10} />}
    >
      {(run) => <LoadedRun address={address} run={run} {...(renderCanvas ? { renderCanvas } : {})} refetch={() => void query.refetch()} />}
    </QueryView>
  );
}

function LoadedRun({ address, run, renderCanvas, refetch }: RunPageProps & { run: Run; refetch: () => void }) {
  const view = useRunView(address, run.plan);
  const decisions = useDecisions(address);
  const isRunning = !isTerminal(view.state);
  const now = useNow(isRunning);
  const [wanted, setTab] = useQueryState("tab", parseAsStringLiteral(RUN_TABS));
  const tab: RunTab = wanted ?? (view.enteredAt.applying ? "timeline" : "plan");
  useRunTitle(run, view);
  // The row says what a person may do; it is read again whenever the run enters another state.
  useEffect(refetch, [view.state, view.planHash, refetch]);
  const base = `/${address.organization}/projects/${address.project}`;
  return (
    <div className="space-y-4">
      <RunBanners run={run} view={view} />
      <RunHeader
        run={run}
        view={view}
        now={now}
        environmentHref={`${base}/environments/${run.deployment.environment.slug}`}
        actions={run.acts.cancel && isRunning ? <CancelDialog number={run.deployment.number} view={view} decisions={decisions} /> : null}
      />
      {view.state === "applying" && <p className="text-muted text-small">You can close this page; the deployment goes on.</p>}
      <RunOutcome run={run} view={view} continueAction={<ContinueButton address={address} run={run} />} />
      <Tabs label="Views of this deployment" tabs={tabsOf(run, view)} value={tab} onValueChange={(value) => void setTab(value as RunTab)}>
        <RunTabPanels address={address} run={run} view={view} now={now} />
        <TabPanel value="canvas">
          {tab === "canvas" && renderCanvas?.({ run, view, overlay: view.enteredAt.applying ? "run" : "plan" })}
        </TabPanel>
      </Tabs>
      {view.state === "awaitingApproval" && <ApprovalBar run={run} decisions={decisions} />}
    </div>
  );
}
