"use client";

import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { formatDuration, formatTimer } from "@/format/time.ts";
import { rowMark } from "../../hooks/use-row-keys.ts";
import { isLongerThanUsual, stepElapsedMs } from "../../store/elapsed.ts";
import { resourceName } from "../../store/plan-groups.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineRow } from "../../store/timeline-rows.ts";
import { TIMELINE_COLUMNS } from "./timeline-axis.tsx";
import { TimelineBar } from "./timeline-bar.tsx";

interface RowProps {
  readonly row: TimelineRow;
  readonly look: TimelineRowLook;
}

/** What all rows of a timeline have in common. */
export interface TimelineRowLook {
  readonly now: number;
  readonly nowShare: number | undefined;
  readonly critical: ReadonlySet<string> | undefined;
  readonly showsWaits: boolean;
  readonly selected: string | null;
  readonly onSelect: (address: string) => void;
}

/** A resource of the run: its time as a bar and as a figure; opens its details. */
export function TimelineRowLine({ row, look: { now, nowShare, critical, showsWaits, selected, onSelect } }: RowProps) {
  const { step } = row;
  const { role } = STEP_LOOKS[step.status];
  const isSelected = step.address === selected;
  return (
    <button
      type="button"
      {...rowMark(step.address)}
      onClick={({ currentTarget }) => {
        onSelect(step.address);
        // On a narrow screen the details lie over the end of the list: what they are of stays in sight above them.
        requestAnimationFrame(() => currentTarget.scrollIntoView({ block: "nearest" }));
      }}
      aria-pressed={isSelected}
      className={classNames(
        TIMELINE_COLUMNS,
        "h-8 max-xl:scroll-mb-72 w-full text-left -outline-offset-2",
        isSelected ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex min-w-0 items-center gap-2 pl-5">
        <span className={STATUS_CLASSES[role].text}>
          <StatusIcon status={role} size={12} />
        </span>
        <span className="truncate" title={step.address}>
          {resourceName(step)}
        </span>
        {critical?.has(step.address) && (
          <span className="shrink-0 text-muted text-small">
            <span aria-hidden="true">◆</span>
            <span className="sr-only">on the critical path</span>
          </span>
        )}
      </span>
      <TimelineBar row={row} nowShare={nowShare} showsWaits={showsWaits} />
      <StateText row={row} now={now} />
    </button>
  );
}

function StateText({ row: { step }, now }: { row: TimelineRow; now: number }) {
  const { word } = STEP_LOOKS[step.status];
  const elapsed = stepElapsedMs(step, now);
  if (step.status === "failed" && step.error) {
    return <span className="truncate text-right font-mono text-code text-danger">{step.error.code}</span>;
  }
  const isLong = isLongerThanUsual(step, now);
  return (
    <span className={classNames("tabular truncate text-right text-small", isLong ? "text-warning" : "text-muted")}>
      {elapsed === undefined ? word : `${word} ${step.endedAt === undefined ? formatTimer(elapsed) : formatDuration(elapsed)}`}
    </span>
  );
}
