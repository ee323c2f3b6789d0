"use client";

import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { type OverlayEntry, PLAN_TONES, RUN_TONES } from "../../store/node-tone.ts";
import type { PlanMark, PlannedComponent } from "../../store/overlay.ts";

/** The plan's symbol, the run's status or how well it is, at the foot of a node. */
export function OverlayMark({ entry }: { readonly entry: OverlayEntry | undefined }) {
  if (!entry) return null;
  if ("mark" in entry) return <PlanBadge planned={entry} />;
  if ("says" in entry) return <StatusBadge status={entry.role} word={entry.word} title={entry.says} />;
  const { status, word } = RUN_TONES[entry.status];
  return <StatusBadge status={status} word={word} {...(entry.total > 0 ? { count: `${entry.done}/${entry.total}` } : {})} />;
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

interface StatusBadgeProps {
  readonly status: StatusRole;
  readonly word: string;
  readonly count?: string;
  readonly title?: string;
}

function StatusBadge({ status, word, count, title }: StatusBadgeProps) {
  return (
    <span
      title={title}
      className={`tabular inline-flex h-5 max-w-full items-center gap-1 rounded-chip px-1.5 text-small ${STATUS_CLASSES[status].chip}`}
    >
      <StatusIcon status={status} size={12} />
      <span className="truncate">{word}</span>
      {count ? <span>{count}</span> : null}
    </span>
  );
}
