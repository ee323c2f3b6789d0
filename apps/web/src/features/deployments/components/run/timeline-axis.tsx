import { formatTimer } from "@/format/time.ts";
import { axisTicks, type Timeline } from "../../store/timeline-rows.ts";

/** Columns of the timeline: name, track, state. Axis and rows share them. */
export const TIMELINE_COLUMNS = "grid min-w-[40rem] grid-cols-[minmax(15rem,1.3fr)_minmax(12rem,2fr)_7rem] items-center gap-3 px-3";

/** Minutes and seconds since the run began, above the tracks. */
export function TimelineAxis({ timeline: { spanMs, now } }: { timeline: Timeline }) {
  return (
    <div aria-hidden="true" className={`${TIMELINE_COLUMNS} h-7 border-hairline border-b text-muted text-small`}>
      <span>Component › resource</span>
      <span className="tabular relative block h-full">
        {axisTicks(spanMs).map((tick) => (
          <span
            key={tick}
            className="absolute inset-y-0 flex items-center border-hairline border-l pl-1"
            style={{ left: `${(tick / spanMs) * 100}%` }}
          >
            {hasRoom(tick / spanMs, now) && formatTimer(tick)}
          </span>
        ))}
        {now !== undefined && now < 1 && (
          <span className="absolute bottom-0 -translate-x-1/2 bg-surface px-0.5 text-primary" style={{ left: `${now * 100}%` }}>
            now
          </span>
        )}
      </span>
      <span />
    </div>
  );
}

/** The label neither leaves the track nor lies under "now". */
function hasRoom(share: number, now: number | undefined): boolean {
  return share < 0.94 && (now === undefined || now >= 1 || now < share - 0.04 || now > share + 0.1);
}
