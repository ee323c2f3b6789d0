"use client";

import { type DeploymentState, isTerminal, type RunView } from "@zerolake/execution";
import { useCallback, useMemo, useState } from "react";
import { Tabs } from "@/components/ui/tabs.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { useDecisions } from "../../hooks/use-decisions.ts";
import { useNow } from "../../hooks/use-now.ts";
import { useReadAgain } from "../../hooks/use-read-again.ts";
import { useRunIcon } from "../../hooks/use-run-icon.ts";
import { useRunKeyHelp } from "../../hooks/use-run-key-help.ts";
import { useRunTab } from "../../hooks/use-run-tab.ts";
import { useRunTitle } from "../../hooks/use-run-title.ts";
import { type RunAddress, useRunView } from "../../hooks/use-run-view.ts";
import { useViewKeys } from "../../hooks/use-view-keys.ts";
import { needsOnlyConsents } from "../../store/plan-groups.ts";
import type { RunTab } from "../../store/run-tabs.ts";
import type { Run } from "../../store/run-types.ts";
import { withUsualMinutes } from "../../store/usual-minutes.ts";
import { ApprovalBar } from "./approval-bar.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { ConsentCard } from "./consent-card.tsx";
import type { RenderCanvas } from "./render-canvas.ts";
import { RunAnnouncer } from "./run-announcer.tsx";
import { RunBanners } from "./run-banners.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunOutcome } from "./run-outcome.tsx";
import { RunTabPanels } from "./run-tab-panels.tsx";
import { WhileItRuns } from "./while-it-runs.tsx";

interface LoadedRunProps {
  readonly address: RunAddress;
  readonly run: Run;
  readonly renderCanvas: RenderCanvas | undefined;
  readonly refetch: () => void;
}

/** States in which somebody can stop it; a plan that awaits approval is discarded instead. */
const CANCELLABLE: ReadonlySet<DeploymentState> = new Set(["queued", "planning", "approved", "applying", "verifying"]);

export function LoadedRun({ address, run, renderCanvas, refetch }: LoadedRunProps) {
  const { plan, view } = useTimedRun(address, run);
  const decisions = useDecisions(address);
  const isRunning = !isTerminal(view.state);
  const now = useNow(isRunning, run.readAt);
  const titleOf = useTitles(run);
  const [isCancelling, setIsCancelling] = useState(false);
  const { tabs, tab, choose, showDefault } = useRunTab(run, view, renderCanvas !== undefined);
  const { number, environment, version } = run.deployment;
  const isCancelAsked = view.cancel !== undefined || decisions.cancel.isDone;
  const place = { project: address.project, environment: environment.slug };
  const mayCancel = useMissingPermission("deployment:cancel", place) === undefined && CANCELLABLE.has(view.state) && !isCancelAsked;
  useRunTitle(run, view);
  useRunIcon(view.state);
  useRunKeyHelp();
  useViewKeys(mayCancel ? { "Shift+C": () => setIsCancelling(true) } : {});
  useReadAgain(view, refetch);
  const cancel = { number, environment: environment.name, version, view, decisions, isOpen: isCancelling, onOpenChange: setIsCancelling };
  return (
    <div className="space-y-4">
      <RunBanners address={address} run={run} view={view} now={now} decisions={decisions} />
      <RunHeader address={address} run={run} view={view} now={now} actions={mayCancel ? <CancelDialog {...cancel} /> : null} />
      <WhileItRuns run={run} view={view} />
      {lacksConsents(run, view) ? (
        <ConsentCard address={address} run={run} titleOf={titleOf} />
      ) : (
        <RunOutcome address={address} run={run} view={view} />
      )}
      <Tabs label="Views of this deployment" tabs={tabs} value={tab} onValueChange={(value) => choose(value as RunTab)}>
        <RunTabPanels
          address={address}
          run={run}
          plan={plan}
          view={view}
          now={now}
          titleOf={titleOf}
          canvas={tab === "canvas" && renderCanvas?.({ run, view })}
        />
      </Tabs>
      <RunAnnouncer view={view} />
      {view.state === "awaitingApproval" && (
        <ApprovalBar key={run.plan?.hash} run={run} decisions={decisions} titleOf={titleOf} onApproved={showDefault} />
      )}
    </div>
  );
}

/** The plan and the run, with how long things usually take in this account. */
function useTimedRun(address: RunAddress, run: Run) {
  const { usualMinutes } = run;
  const document = run.plan?.document;
  const plan = useMemo(() => document && withUsualMinutes(document, usualMinutes), [document, usualMinutes]);
  const view = useRunView(address, run, plan);
  const expectedMinutes = plan?.expectedMinutes;
  return { plan, view: useMemo(() => (expectedMinutes ? { ...view, expectedMinutes } : view), [view, expectedMinutes]) };
}

/** The plan failed before anything was changed, for nothing but missing consents. */
function lacksConsents({ plan }: Run, view: RunView): boolean {
  return view.state === "failed" && !view.enteredAt.applying && plan !== null && needsOnlyConsents(plan.document);
}

function useTitles({ titles }: Run): (component: string) => string {
  return useCallback((component) => titles[component] ?? component, [titles]);
}
