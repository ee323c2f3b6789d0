"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import type { DriftRow } from "../server/load-drift.ts";
import { groupDrift } from "../store/drift-groups.ts";
import { DriftGroupRow } from "./drift-group-row.tsx";
import type { DriftActions } from "./use-drift-actions.ts";

/** Worst first; one cause is one row. What is ticked is decided together. */
export function DriftList({
  rows,
  actions,
  hasEnvironment,
}: {
  rows: readonly DriftRow[];
  actions: DriftActions;
  hasEnvironment: boolean;
}) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => ticked.has(id));
  const tick = (ids: readonly string[], isOn: boolean) =>
    setTicked((before) => new Set(isOn ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  return (
    <div className="space-y-3">
      {chosen.length > 0 && (
        <div role="toolbar" aria-label="Decide about what is ticked" className="flex flex-wrap items-center gap-2">
          <span role="status" className="text-secondary">{`${plural(chosen.length, "finding")} ticked`}</span>
          <Button
            size="small"
            disabledReason={actions.whyNotRevert(chosen)}
            onClick={() => actions.revert(chosen)}
            isBusy={actions.isReverting}
          >
            Plan to revert
          </Button>
          <Button size="small" disabledReason={actions.whyNotDecide} onClick={() => actions.ignore(chosen)}>
            Ignore…
          </Button>
          <Button size="small" variant="ghost" onClick={() => setTicked(new Set())}>
            Untick all
          </Button>
        </div>
      )}
      <Card isFlush>
        <ul aria-label="What differs">
          {groupDrift(rows).map((group) => (
            <DriftGroupRow key={group.key} group={group} ticked={ticked} onTick={tick} actions={actions} hasEnvironment={hasEnvironment} />
          ))}
        </ul>
      </Card>
    </div>
  );
}
