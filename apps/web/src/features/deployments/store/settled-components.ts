import { type ComponentView, isTerminal, type RunView } from "@zerolake/execution";

/** Components as they are shown: once a run is over nothing runs any more, so what is half done reads as not started. */
export function settledComponents({ state, components }: Pick<RunView, "state" | "components">): Readonly<Record<string, ComponentView>> {
  if (!isTerminal(state)) return components;
  return Object.fromEntries(
    Object.entries(components).map(([id, view]) => [id, view.status === "running" ? { ...view, status: "notStarted" as const } : view]),
  );
}
