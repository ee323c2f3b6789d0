"use client";

import type { RunView } from "@zerolake/execution";
import type { ReactNode } from "react";
import { TabPanel } from "@/components/ui/tabs.tsx";
import { paths } from "@/shell/navigation.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { Run, StoredPlan } from "../../store/run-types.ts";
import { PlanView } from "../plan/plan-view.tsx";
import { LogView } from "./log-view.tsx";
import { Outputs } from "./outputs.tsx";
import { Timeline } from "./timeline.tsx";
import { VerifyView } from "./verify-view.tsx";

export interface RunTabPanelsProps {
  readonly address: RunAddress;
  readonly run: Run;
  /** With the times to show. */
  readonly plan: StoredPlan["document"] | undefined;
  readonly view: RunView;
  readonly now: number;
  readonly titleOf: (component: string) => string;
  readonly canvas: ReactNode;
}

export function RunTabPanels({ address, run, plan, view, now, titleOf, canvas }: RunTabPanelsProps) {
  const { organization, project } = address;
  const fileName = `${project}-${run.deployment.number}`;
  const designer = paths.designer(organization, project, "main");
  return (
    <>
      <TabPanel value="plan">
        <PlanView
          run={run}
          view={view}
          expectedMinutes={plan?.expectedMinutes}
          fileName={`${fileName}-plan`}
          titleOf={titleOf}
          fixHref={(component) => `${designer}?sel=${encodeURIComponent(component)}`}
          answerHref={(answer) => paths.environmentAnswer({ organization, project, environment: run.deployment.environment.slug }, answer)}
        />
      </TabPanel>
      <TabPanel value="timeline">
        <Timeline view={view} plan={plan} usual={run.usualMinutes} now={now} titleOf={titleOf} />
      </TabPanel>
      <TabPanel value="canvas">{canvas}</TabPanel>
      <TabPanel value="logs">
        <LogView view={view} fileName={fileName} />
      </TabPanel>
      <TabPanel value="verify">
        <VerifyView view={view} />
      </TabPanel>
      <TabPanel value="outputs">
        <Outputs address={address} />
      </TabPanel>
    </>
  );
}
