"use client";

import type { ComponentView } from "@zerolake/execution";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { type OverlayEntry, PLAN_TONES, RUN_TONES } from "../../store/node-tone.ts";
import type { PlanMark, PlannedComponent } from "../../store/overlay.ts";

/** The plan's symbol or the run's status, at the foot of a node. */
export function OverlayMark({ entry }: { readonly entry: OverlayEntry | undefined }) {
  if (!entry) return null;
  return "mark" in entry ? <PlanBadge planned={entry} /> : <RunBadge running={entry} />;
}

function PlanBadge({ planned }: { readonly planned: PlannedComponent }) {
  const { symbol, status, word } = PLAN_TONES[planned.mark];
  const counts = Object.entries(planned.counts).map(([mark, count]) => `${PLAN_TONES[mark as PlanMark].word} ${count}`);
  return (
    <span
      title={counts.join(", ")}
      className={`inline-flex h-5 min-w-5 items-center justify-center rounded-chip px-1 font-mono text-code ${STATUS_CLASSES[status].chip}`}
    >
      <span aria-hidden="true">{symbol}</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}

function RunBadge({ running }: { readonly running: ComponentView }) {
  const { word, status } = RUN_TONES[running.status];
  return (
    <span className={`tabular inline-flex h-5 max-w-full items-center gap-1 rounded-chip px-1.5 text-small ${STATUS_CLASSES[status].chip}`}>
      <StatusIcon status={status} size={12} />
      <span className="truncate">{word}</span>
      {running.total > 0 ? <span>{`${running.done}/${running.total}`}</span> : null}
    </span>
  );
}
