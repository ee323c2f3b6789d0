"use client";

import { ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { formatDuration, formatTimer } from "@/format/time.ts";
import { rowMark } from "../../hooks/use-row-keys.ts";
import { isLongerThanUsual, stepElapsedMs } from "../../store/elapsed.ts";
import { resourceName } from "../../store/plan-groups.ts";
import { skipOffScreen } from "../../store/skip-off-screen.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineGroup, TimelineRow } from "../../store/timeline-rows.ts";
import { TIMELINE_COLUMNS } from "./timeline-axis.tsx";
import { TimelineBar } from "./timeline-bar.tsx";

interface GroupProps {
  readonly group: TimelineGroup;
  readonly title: string;
  readonly now: number;
  readonly nowShare: number | undefined;
  readonly critical: ReadonlySet<string> | undefined;
  readonly showsWaits: boolean;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  readonly selected: string | null;
  readonly onSelect: (address: string) => void;
}

const ROW_PX = 32;

export function TimelineGroupRows({ group, title, isFolded, onFold, ...rows }: GroupProps) {
  const onArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    onFold(event.key === "ArrowLeft");
  };
  return (
    <section
      aria-label={title}
      className="border-hairline border-b last:border-b-0"
      style={skipOffScreen(ROW_PX * (isFolded ? 1 : 1 + group.rows.length))}
    >
      <h3>
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={() => onFold(!isFolded)}
          onKeyDown={onArrow}
          className="flex h-8 w-full items-center gap-2 bg-page px-3 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden="true"
            size={14}
            strokeWidth={1.5}
            className={classNames("shrink-0 text-muted transition-transform", !isFolded && "rotate-90")}
          />
          <span className={STATUS_CLASSES[STEP_LOOKS[group.status].role].text}>
            <StatusIcon status={STEP_LOOKS[group.status].role} />
          </span>
          <span className="truncate text-label">{title}</span>
          <span className="tabular text-muted text-small">{`${group.done}/${group.total}`}</span>
        </button>
      </h3>
      {!isFolded && (
        <ul>
          {group.rows.map((row) => (
            <li key={row.step.address}>
              <Row row={row} {...rows} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type RowProps = Omit<GroupProps, "group" | "title" | "isFolded" | "onFold"> & { readonly row: TimelineRow };

function Row({ row, now, nowShare, critical, showsWaits, selected, onSelect }: RowProps) {
  const { step } = row;
  const look = STEP_LOOKS[step.status];
  const isSelected = step.address === selected;
  return (
    <button
      type="button"
      {...rowMark(step.address, step.status === "failed" || step.status === "uncertain")}
      onClick={() => onSelect(step.address)}
      aria-pressed={isSelected}
      className={classNames(TIMELINE_COLUMNS, "h-8 w-full text-left -outline-offset-2", isSelected ? "bg-selected" : "hover:bg-hover")}
    >
      <span className="flex min-w-0 items-center gap-2 pl-5">
        <span className={STATUS_CLASSES[look.role].text}>
          <StatusIcon status={look.role} size={12} />
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
