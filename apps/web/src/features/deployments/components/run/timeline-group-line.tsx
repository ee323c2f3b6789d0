"use client";

import { ChevronRight } from "lucide-react";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineGroup } from "../../store/timeline-rows.ts";

interface TimelineGroupLineProps {
  readonly group: TimelineGroup;
  readonly title: string;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
}

/** A component of the run: how far it is; opens and closes its resources. */
export function TimelineGroupLine({ group, title, isFolded, onFold }: TimelineGroupLineProps) {
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
        className="-outline-offset-2 flex h-8 w-full items-center gap-2 border-hairline border-t bg-page px-3 text-left hover:bg-hover"
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
  );
}
