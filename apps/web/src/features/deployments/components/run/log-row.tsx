"use client";

import type { LogLevel } from "@zerolake/execution";
import { Link2 } from "lucide-react";
import type { Ref } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { notify } from "@/components/ui/toast.tsx";
import { formatAbsoluteTime, formatClock, formatTimer } from "@/format/time.ts";
import { type ShownLine, splitAtMatches } from "../../store/log-lines.ts";

const COLOURS: Readonly<Record<LogLevel, string>> = {
  debug: "text-muted",
  info: "text-primary",
  warning: "text-warning",
  error: "text-danger",
};

export interface LogRowProps {
  readonly line: ShownLine;
  readonly index: number;
  readonly top: number;
  /** Times count from this moment instead of being absolute. */
  readonly sinceMs: number | undefined;
  /** Text to mark; empty marks nothing. */
  readonly found: string;
  readonly isCurrent: boolean;
  readonly ref: Ref<HTMLDivElement>;
}

export function LogRow({ line, index, top, sinceMs, found, isCurrent, ref }: LogRowProps) {
  const moment = new Date(line.at);
  return (
    <div
      ref={ref}
      data-index={index}
      className={classNames("group absolute inset-x-0 flex gap-3 rounded-chip px-1", isCurrent && "bg-selected")}
      style={{ transform: `translateY(${top}px)` }}
    >
      <time dateTime={line.at} title={formatAbsoluteTime(moment)} className="tabular shrink-0 text-muted">
        {sinceMs === undefined ? formatClock(moment) : formatTimer(moment.getTime() - sinceMs)}
      </time>
      <p className={classNames("min-w-0 flex-1 whitespace-pre-wrap break-words", COLOURS[line.level])}>
        {line.level !== "info" && <span className="sr-only">{line.level}: </span>}
        {line.address && (
          <span className="text-secondary">
            <Marked text={line.address} found={found} />{" "}
          </span>
        )}
        <Marked text={line.message} found={found} />
        {line.repeats > 1 && <span className="text-muted"> (×{line.repeats})</span>}
      </p>
      <button
        type="button"
        aria-label={`Copy a link to line ${line.sequence}`}
        onClick={() => void copyLineLink(line.sequence)}
        className="h-5 shrink-0 rounded-chip px-1 text-muted opacity-0 hover:text-primary focus-visible:opacity-100 group-hover:opacity-100"
      >
        <Link2 aria-hidden="true" size={14} strokeWidth={1.5} />
      </button>
    </div>
  );
}

function Marked({ text, found }: { text: string; found: string }) {
  if (found.trim() === "") return text;
  return splitAtMatches(text, found).map((part) =>
    part.isMatch ? (
      <mark key={part.at} className="rounded-[2px] bg-warning-tint text-warning">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}

async function copyLineLink(sequence: number): Promise<void> {
  const url = new URL(window.location.href);
  url.searchParams.set("tab", "logs");
  url.searchParams.set("line", String(sequence));
  await navigator.clipboard.writeText(url.href);
  notify.done("Link copied.");
}
