"use client";

import type { RunView } from "@zerolake/execution";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { timelineOf } from "../../store/timeline-rows.ts";
import { StepDetails } from "./step-details.tsx";
import { TimelineGroupRows } from "./timeline-group-rows.tsx";

/** Who did what when: a row per resource, failed components first. */
export function Timeline({ view, now, titleOf }: { view: RunView; now: number; titleOf: (component: string) => string }) {
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [selected, setSelected] = useState<string>();
  const timeline = timelineOf(view, now, onlyErrors);
  const step = selected === undefined ? undefined : view.steps[selected];
  return (
    <div className="space-y-3">
      <Checkbox label="Errors only" isChecked={onlyErrors} onCheckedChange={setOnlyErrors} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="overflow-x-auto rounded-card border border-line bg-surface">
          {timeline.groups.length === 0 && (
            <p className="p-6 text-secondary">{onlyErrors ? "Nothing has failed." : "Nothing has started yet."}</p>
          )}
          {timeline.groups.map((group) => (
            <TimelineGroupRows
              key={group.component}
              group={group}
              title={titleOf(group.component)}
              now={now}
              spanMs={timeline.spanMs}
              selected={selected}
              onSelect={setSelected}
            />
          ))}
        </div>
        {step && <StepDetails step={step} log={view.log} now={now} />}
      </div>
    </div>
  );
}
