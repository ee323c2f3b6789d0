import { isTerminal, type RunView } from "@zerolake/execution";
import type { Run } from "./run-types.ts";

export const RUN_TABS = ["plan", "timeline", "canvas", "logs", "verify", "outputs"] as const;
export type RunTab = (typeof RUN_TABS)[number];

export interface RunTabChoice {
  readonly value: RunTab;
  readonly label: string;
  readonly count?: number;
}

/** A view that has nothing to show is not offered. */
export function tabsOf(run: Run, view: RunView, hasCanvas: boolean): readonly RunTabChoice[] {
  const hasStarted = view.enteredAt.applying !== undefined;
  const hasOutputs = run.plan !== null && run.deployment.kind === "apply" && hasStarted && isTerminal(view.state);
  return [
    { value: "plan", label: "Plan" },
    ...(hasStarted ? [{ value: "timeline" as const, label: "Timeline" }] : []),
    ...(hasCanvas && run.plan && run.deployment.version !== null ? [{ value: "canvas" as const, label: "Canvas" }] : []),
    { value: "logs", label: "Log", count: view.log.length },
    ...(view.enteredAt.verifying === undefined ? [] : [{ value: "verify" as const, label: "Verify" }]),
    ...(hasOutputs ? [{ value: "outputs" as const, label: "Outputs" }] : []),
  ];
}
