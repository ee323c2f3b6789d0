"use client";

import type { RunView } from "@zerolake/execution";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { RUN_TABS, type RunTab, type RunTabChoice, tabsOf } from "../store/run-tabs.ts";
import type { Run } from "../store/run-types.ts";
import { useViewKeys } from "./use-view-keys.ts";

/** The tabs that there are, the one in front (kept in the address), and `⌥1` to `⌥6` to go to them. */
export function useRunTab(run: Run, view: RunView, hasCanvas: boolean) {
  const tabs: readonly RunTabChoice[] = tabsOf(run, view, hasCanvas);
  const [wanted, setTab] = useQueryState("tab", parseAsStringLiteral(RUN_TABS));
  const fallback: RunTab = view.enteredAt.applying ? "timeline" : "plan";
  const choose = (value: RunTab) => void setTab(value);
  useViewKeys(Object.fromEntries(tabs.map(({ value }, index) => [`Alt+${index + 1}`, () => choose(value)])));
  // An approval may be answered after the run it began has ended: a tab that was chosen meanwhile stays.
  const showDefault = () => void setTab((current) => (current === wanted ? null : current));
  return { tabs, tab: tabs.find(({ value }) => value === wanted)?.value ?? fallback, choose, showDefault };
}
