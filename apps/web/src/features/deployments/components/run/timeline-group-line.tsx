"use client";

import { ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineGroup } from "../../store/timeline-rows.ts";
import { TIMELINE_COLUMNS } from "./timeline-axis.tsx";

interface TimelineGroupLineProps {
  readonly group: TimelineGroup;
  readonly title: string;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
}

/** A component of the run: how far it is; opens and closes its resources. Folded, it shows their time as one bar. */
export function TimelineGroupLine({ group, title, isFolded, onFold }: TimelineGroupLineProps) {
  const { role } = STEP_LOOKS[group.status];
  const onArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    onFold(event.key === "ArrowLeft");
  };
  return (
    <h3>
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => onFold(!isFolded)}
        onKeyDown={onArrow}
        className={classNames(TIMELINE_COLUMNS, "-outline-offset-2 h-8 w-full border-hairline border-t bg-page text-left hover:bg-hover")}
      >
        <span className="flex min-w-0 items-center gap-2">
          <ChevronRight
            aria-hidden="true"
            size={14}
            strokeWidth={1.5}
            className={classNames("shrink-0 text-muted transition-transform", !isFolded && "rotate-90")}
          />
          <span className={STATUS_CLASSES[role].text}>
            <StatusIcon status={role} />
          </span>
          <span className="truncate text-label">{title}</span>
          <span className="tabular text-muted text-small">{`${group.done}/${group.total}`}</span>
        </span>
        {isFolded && group.bar && (
          <span aria-hidden="true" className="relative block h-3.5">
            <span
              className={classNames("absolute inset-y-1 rounded-[2px]", STATUS_CLASSES[role].solidBackground)}
              style={{ left: `${group.bar.start * 100}%`, width: `max(4px, ${(group.bar.end - group.bar.start) * 100}%)` }}
            />
          </span>
        )}
      </button>
    </h3>
  );
}
