"use client";

import type { ComponentView, StepStatus } from "@zerolake/execution";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { Overlay, PlanMark, PlannedComponent } from "../../store/overlay.ts";

const PLAN: Readonly<
  Record<PlanMark, { readonly symbol: string; readonly word: string; readonly role: StatusRole; readonly border: string }>
> = {
  create: { symbol: "+", word: "create", role: "success", border: "border-solid" },
  update: { symbol: "~", word: "change", role: "warning", border: "border-solid" },
  destroy: { symbol: "-", word: "destroy", role: "danger", border: "border-dashed" },
  replace: { symbol: "-/+", word: "replace", role: "replace", border: "border-double border-[3px]" },
};
const RUN: Readonly<Record<StepStatus, { readonly word: string; readonly role: StatusRole }>> = {
  notStarted: { word: "Not started", role: "neutral" },
  running: { word: "Running", role: "running" },
  waiting: { word: "Waiting", role: "waiting" },
  succeeded: { word: "Done", role: "success" },
  failed: { word: "Failed", role: "danger" },
  skipped: { word: "Skipped", role: "neutral" },
  uncertain: { word: "Needs a look", role: "warning" },
  deferred: { word: "Later", role: "neutral" },
  unchanged: { word: "Unchanged", role: "neutral" },
};

/** How a node looks in the overlay that is on. */
export interface NodeTone {
  readonly role: StatusRole;
  readonly border: string;
  readonly words: string;
}

/** What the overlay says about one component; the same object until it says something else. */
export function overlayEntry(overlay: Overlay, componentId: string): PlannedComponent | ComponentView | undefined {
  return overlay.name === "design" ? undefined : overlay.components[componentId];
}

export function toneOf(entry: PlannedComponent | ComponentView | undefined): NodeTone | undefined {
  if (!entry) return undefined;
  if ("mark" in entry) {
    const { role, word, border } = PLAN[entry.mark];
    return { role, border: `${STATUS_CLASSES[role].border} ${border}`, words: `will ${word}` };
  }
  const { role, word } = RUN[entry.status];
  return { role, border: STATUS_CLASSES[role].border, words: `${word.toLowerCase()}, ${entry.done} of ${entry.total}` };
}

/** The plan's symbol or the run's status on the bottom edge of a node. */
export function OverlayMark({ entry }: { readonly entry: PlannedComponent | ComponentView | undefined }) {
  if (!entry) return null;
  return "mark" in entry ? <PlanBadge planned={entry} /> : <RunBadge running={entry} />;
}

function PlanBadge({ planned }: { readonly planned: PlannedComponent }) {
  const { symbol, role, word } = PLAN[planned.mark];
  const rest = Object.entries(planned.counts).map(([mark, count]) => `${PLAN[mark as PlanMark].word} ${count}`);
  return (
    <span
      title={rest.join(", ")}
      className={`inline-flex h-5 min-w-5 items-center justify-center rounded-chip px-1 font-mono text-code ${STATUS_CLASSES[role].chip}`}
    >
      <span aria-hidden="true">{symbol}</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}

function RunBadge({ running }: { readonly running: ComponentView }) {
  const { word, role } = RUN[running.status];
  return (
    <span className={`tabular inline-flex h-5 max-w-full items-center gap-1 rounded-chip px-1.5 text-small ${STATUS_CLASSES[role].chip}`}>
      <StatusIcon status={role} size={12} />
      <span className="truncate">{word}</span>
      {running.total > 0 ? <span>{`${running.done}/${running.total}`}</span> : null}
    </span>
  );
}
