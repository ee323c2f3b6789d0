"use client";

import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { formatTimer } from "@/format/time.ts";
import { stepElapsedMs } from "../../store/elapsed.ts";
import { resourceName } from "../../store/plan-groups.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import type { TimelineGroup, TimelineRow } from "../../store/timeline-rows.ts";

const MINUTE_MS = 60_000;

export function TimelineGroupRows({
  group,
  title,
  now,
  spanMs,
  selected,
  onSelect,
}: {
  group: TimelineGroup;
  title: string;
  now: number;
  spanMs: number;
  selected: string | undefined;
  onSelect: (address: string) => void;
}) {
  return (
    <section aria-label={title} className="border-hairline border-b last:border-b-0">
      <header className="flex items-center gap-2 bg-page px-3 py-1.5">
        <span className={STATUS_CLASSES[STEP_LOOKS[group.status].role].text}>
          <StatusIcon status={STEP_LOOKS[group.status].role} />
        </span>
        <h3 className="truncate text-label">{title}</h3>
        <span className="tabular text-muted text-small">{`${group.done}/${group.total}`}</span>
      </header>
      <ul>
        {group.rows.map((row) => (
          <li key={row.step.address}>
            <Row
              row={row}
              now={now}
              spanMs={spanMs}
              isSelected={row.step.address === selected}
              onSelect={() => onSelect(row.step.address)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({
  row,
  now,
  spanMs,
  isSelected,
  onSelect,
}: {
  row: TimelineRow;
  now: number;
  spanMs: number;
  isSelected: boolean;
  onSelect: () => void;
}) {
  const { step } = row;
  const look = STEP_LOOKS[step.status];
  const elapsed = stepElapsedMs(step, now);
  return (
    <button
      type="button"
      onClick={onSelect}
      aria-pressed={isSelected}
      className={classNames(
        "grid min-h-8 w-full min-w-[36rem] grid-cols-[minmax(12rem,1fr)_minmax(10rem,2fr)_7rem] items-center gap-3 px-3 text-left",
        isSelected ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <span className="flex min-w-0 items-center gap-2 pl-4">
        <span className={STATUS_CLASSES[look.role].text}>
          <StatusIcon status={look.role} size={12} />
        </span>
        <span className="truncate">{resourceName(step)}</span>
      </span>
      <Bar row={row} spanMs={spanMs} />
      <span className="tabular truncate text-right text-muted text-small">
        {elapsed === undefined ? look.word : `${look.word} ${formatTimer(elapsed)}`}
      </span>
    </button>
  );
}

/** Solid while it runs or ran, striped while it waits; the bracket is how long its type usually takes. */
function Bar({ row, spanMs }: { row: TimelineRow; spanMs: number }) {
  const { bar, step } = row;
  if (!bar) return <span className="h-2" />;
  const role = STEP_LOOKS[step.status].role;
  const expected = Math.min(1 - bar.start, (step.expectedMinutes[1] * MINUTE_MS) / spanMs);
  return (
    <span aria-hidden="true" className="relative block h-3">
      {step.endedAt === undefined && expected > 0 && (
        <span className="absolute inset-y-0 border-line border-r border-b" style={{ left: percent(bar.start), width: percent(expected) }} />
      )}
      <span
        className={classNames(
          "absolute inset-y-0.5 rounded-chip",
          STATUS_CLASSES[role].solidBackground,
          step.status === "waiting" && "bar-waiting",
          step.status === "failed" && "bar-failed",
        )}
        style={{ left: percent(bar.start), width: `max(3px, ${percent(bar.end - bar.start)})` }}
      />
    </span>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
