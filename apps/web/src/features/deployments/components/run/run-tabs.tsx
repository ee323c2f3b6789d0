"use client";

import { isTerminal, type RunView } from "@zerolake/execution";
import type { Tab } from "@/components/ui/tabs.tsx";
import { TabPanel } from "@/components/ui/tabs.tsx";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { Run } from "../../store/run-types.ts";
import { PlanView } from "../plan/plan-view.tsx";
import { LogView } from "./log-view.tsx";
import { Outputs } from "./outputs.tsx";
import { Timeline } from "./timeline.tsx";

export const RUN_TABS = ["plan", "timeline", "canvas", "logs", "outputs"] as const;
export type RunTab = (typeof RUN_TABS)[number];

/** A view that has nothing to show yet is not offered. */
export function tabsOf(run: Run, view: RunView): readonly Tab[] {
  const hasStarted = view.enteredAt.applying !== undefined;
  return [
    { value: "plan", label: "Plan" },
    ...(hasStarted ? [{ value: "timeline", label: "Timeline" }] : []),
    ...(run.plan ? [{ value: "canvas", label: "Canvas" }] : []),
    { value: "logs", label: "Log", count: view.log.length },
    ...(run.plan && run.deployment.kind === "apply" && hasStarted && isTerminal(view.state)
      ? [{ value: "outputs", label: "Outputs" }]
      : []),
  ];
}

export function RunTabPanels({ address, run, view, now }: { address: RunAddress; run: Run; view: RunView; now: number }) {
  const fileName = `${address.project}-${run.deployment.number}`;
  const titles = new Map(run.plan?.components.map(({ component, title }) => [component, title]));
  return (
    <>
      <TabPanel value="plan">
        <PlanView run={run} view={view} fileName={`${fileName}-plan`} />
      </TabPanel>
      <TabPanel value="timeline">
        <Timeline view={view} now={now} titleOf={(component) => titles.get(component) ?? component} />
      </TabPanel>
      <TabPanel value="logs">
        <LogView view={view} fileName={fileName} />
      </TabPanel>
      <TabPanel value="outputs">
        {run.plan && <Outputs address={address} environment={run.deployment.environment.slug} components={run.plan.components} />}
      </TabPanel>
    </>
  );
}
