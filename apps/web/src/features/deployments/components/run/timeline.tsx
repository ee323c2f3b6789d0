"use client";

import type { RunView, StepStatus } from "@zerolake/execution";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { formatEstimate } from "@/format/time.ts";
import { useRowKeys } from "../../hooks/use-row-keys.ts";
import { useViewKeys } from "../../hooks/use-view-keys.ts";
import { criticalPathOf } from "../../store/critical-path.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { type TimelineGroup, timelineOf } from "../../store/timeline-rows.ts";
import { StepDetails } from "./step-details.tsx";
import { TimelineAxis } from "./timeline-axis.tsx";
import { TimelineGroupRows } from "./timeline-group-rows.tsx";

export interface TimelineProps {
  readonly view: RunView;
  readonly plan: StoredPlan["document"] | undefined;
  readonly now: number;
  readonly titleOf: (component: string) => string;
}

/** What a person folded: one component, or all of them at once. */
interface Folds {
  readonly all: boolean | undefined;
  readonly own: ReadonlyMap<string, boolean>;
}

/** In a run of more resources than this only components that need a look are unfolded from the start. */
const LONG_FROM = 300;
const NEEDS_A_LOOK: ReadonlySet<StepStatus> = new Set(["running", "waiting", "failed", "uncertain", "skipped"]);

/** Who did what when: a row per resource, failed components first. */
export function Timeline({ view, plan, now, titleOf }: TimelineProps) {
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [showsWaits, setShowsWaits] = useState(true);
  const [folds, setFolds] = useState<Folds>({ all: undefined, own: new Map() });
  const [selected, setSelected] = useQueryState("sel", parseAsString.withOptions({ history: "replace" }));
  const timeline = timelineOf(view, now, onlyErrors);
  const critical = useMemo(() => (plan ? criticalPathOf(plan) : undefined), [plan]);
  const root = useRowKeys();
  useViewKeys({
    e: () => setFolds({ all: false, own: new Map() }),
    w: () => setFolds({ all: true, own: new Map() }),
    "Shift+E": () => setOnlyErrors(!onlyErrors),
  });
  const step = selected === null ? undefined : view.steps[selected];
  const isLong = Object.keys(view.steps).length > LONG_FROM;
  const isFolded = ({ component, status }: TimelineGroup) => folds.own.get(component) ?? folds.all ?? (isLong && !NEEDS_A_LOOK.has(status));
  return (
    <div ref={root} className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Checkbox label="Errors only" isChecked={onlyErrors} onCheckedChange={setOnlyErrors} />
        <Checkbox label="Waiting time" isChecked={showsWaits} onCheckedChange={setShowsWaits} />
        {critical && critical.components.length > 1 && (
          <p className="min-w-0 text-secondary text-small">
            <span aria-hidden="true">◆ </span>Critical path: {critical.components.map(titleOf).join(" → ")},{" "}
            {formatEstimate(critical.minutes)}
          </p>
        )}
      </div>
      <div className={step ? "grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]" : ""}>
        <div className="h-fit overflow-x-auto rounded-card border border-line bg-surface">
          {timeline.groups.length === 0 && (
            <p className="p-6 text-secondary">{onlyErrors ? "Nothing has failed." : "Nothing has started yet."}</p>
          )}
          {timeline.groups.length > 0 && <TimelineAxis timeline={timeline} />}
          {timeline.groups.map((group) => (
            <TimelineGroupRows
              key={group.component}
              group={group}
              title={titleOf(group.component)}
              now={now}
              nowShare={timeline.now}
              critical={critical?.addresses}
              showsWaits={showsWaits}
              isFolded={isFolded(group)}
              onFold={(fold) => setFolds({ ...folds, own: new Map(folds.own).set(group.component, fold) })}
              selected={selected}
              onSelect={(address) => void setSelected(address === selected ? null : address)}
            />
          ))}
        </div>
        {step && <StepDetails step={step} plan={plan} log={view.log} now={now} onClose={() => void setSelected(null)} />}
      </div>
    </div>
  );
}
