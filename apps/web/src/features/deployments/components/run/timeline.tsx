"use client";

import type { UsualMinutes } from "@zerolake/db";
import type { RunView, StepStatus } from "@zerolake/execution";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useRef, useState } from "react";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { useViewKeys } from "../../hooks/use-view-keys.ts";
import { criticalPathOf } from "../../store/critical-path.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { timelineLines } from "../../store/timeline-lines.ts";
import { type TimelineGroup, timelineOf } from "../../store/timeline-rows.ts";
import { StepDetails } from "./step-details.tsx";
import { TimelineAxis } from "./timeline-axis.tsx";
import { TimelineList } from "./timeline-list.tsx";
import { TimelineToolbar, type TimelineView } from "./timeline-toolbar.tsx";

export interface TimelineProps {
  readonly view: RunView;
  readonly plan: StoredPlan["document"] | undefined;
  /** What is known of earlier runs in this account, by type. */
  readonly usual: UsualMinutes;
  readonly now: number;
  readonly titleOf: (component: string) => string;
}

const EVERYTHING: TimelineView = { onlyErrors: false, showsWaits: true, text: "" };

/** Who did what when: a row per resource, failed components first. */
export function Timeline({ view, plan, usual, now, titleOf }: TimelineProps) {
  const [shown, setShown] = useState(EVERYTHING);
  const search = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useQueryState("sel", parseAsString.withOptions({ history: "replace" }));
  const timeline = timelineOf(view, now, { ...shown, titleOf });
  const { isFolded, fold, foldAll } = useFolds(view, shown.text !== "");
  const critical = useMemo(() => (plan ? criticalPathOf(plan) : undefined), [plan]);
  useViewKeys({
    e: () => foldAll(false),
    w: () => foldAll(true),
    "Shift+E": () => setShown({ ...shown, onlyErrors: !shown.onlyErrors }),
    "/": () => search.current?.focus(),
  });
  const step = selected === null ? undefined : view.steps[selected];
  const isFiltered = shown.onlyErrors || shown.text !== "";
  const look = {
    now,
    nowShare: timeline.now,
    critical: critical?.addresses,
    showsWaits: shown.showsWaits,
    selected,
    onSelect: (address: string) => void setSelected(address === selected ? null : address),
  };
  return (
    <div className="space-y-3">
      <TimelineToolbar shown={shown} onShownChange={setShown} search={search} critical={critical} titleOf={titleOf} />
      <div className={step ? "grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]" : ""}>
        {timeline.groups.length === 0 && isFiltered && <NothingMatches onClear={() => setShown(EVERYTHING)} />}
        {timeline.groups.length === 0 && !isFiltered && <p className="text-secondary">Nothing has started yet.</p>}
        {timeline.groups.length > 0 && (
          <div className="h-fit overflow-x-auto rounded-card border border-line bg-surface">
            <TimelineAxis timeline={timeline} />
            <TimelineList lines={timelineLines(timeline.groups, isFolded)} look={look} titleOf={titleOf} onFold={fold} />
          </div>
        )}
        {step && <StepDetails step={step} plan={plan} usual={usual} log={view.log} now={now} onClose={() => void setSelected(null)} />}
      </div>
    </div>
  );
}

/** What a person folded: one component, or all of them at once. */
interface Folds {
  readonly all: boolean | undefined;
  readonly own: ReadonlyMap<string, boolean>;
}

/** In a run of more resources than this only components that need a look are unfolded from the start. */
const LONG_FROM = 300;
const NEEDS_A_LOOK: ReadonlySet<StepStatus> = new Set(["running", "waiting", "failed", "uncertain", "skipped"]);

/** While something is looked for nothing that was found stays folded. */
function useFolds(view: RunView, isSearching: boolean) {
  const [folds, setFolds] = useState<Folds>({ all: undefined, own: new Map() });
  const isLong = Object.keys(view.steps).length > LONG_FROM;
  return {
    isFolded: ({ component, status }: TimelineGroup) =>
      !isSearching && (folds.own.get(component) ?? folds.all ?? (isLong && !NEEDS_A_LOOK.has(status))),
    fold: (component: string, isFolded: boolean) => setFolds({ ...folds, own: new Map(folds.own).set(component, isFolded) }),
    foldAll: (all: boolean) => setFolds({ all, own: new Map() }),
  };
}
