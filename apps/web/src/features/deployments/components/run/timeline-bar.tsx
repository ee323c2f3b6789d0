import "./timeline.css";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineBar as Span, TimelineRow } from "../../store/timeline-rows.ts";

/** Light while it waited for others, solid while it runs or ran, striped while it is held up; the bracket is where its type usually ends. */
export function TimelineBar({ row, nowShare, showsWaits }: { row: TimelineRow; nowShare: number | undefined; showsWaits: boolean }) {
  const { bar, wait, expected, step } = row;
  return (
    <span aria-hidden="true" className="relative block h-3.5">
      {showsWaits && wait && wait.end > wait.start && (
        <span className="bar-idle absolute inset-y-1 rounded-chip bg-hover" style={place(wait)} />
      )}
      {expected && <span className="absolute inset-y-0 border-control border-x border-b" style={place(expected)} />}
      {bar && (
        <span
          className={classNames(
            "absolute inset-y-0.5 rounded-[2px]",
            STATUS_CLASSES[STEP_LOOKS[step.status].role].solidBackground,
            step.status === "waiting" && "bar-waiting",
            step.status === "failed" && "bar-failed",
          )}
          style={{ left: percent(bar.start), width: `max(4px, ${percent(bar.end - bar.start)})` }}
        />
      )}
      {nowShare !== undefined && <span className="-inset-y-2.5 absolute w-px bg-control" style={{ left: percent(nowShare) }} />}
    </span>
  );
}

function place({ start, end }: Span) {
  return { left: percent(start), width: percent(end - start) };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
