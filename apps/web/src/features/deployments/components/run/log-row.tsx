import type { LogLevel } from "@zerolake/execution";
import type { Ref } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { formatAbsoluteTime, formatClock } from "@/format/time.ts";
import type { ShownLine } from "../../store/log-lines.ts";

const COLOURS: Readonly<Record<LogLevel, string>> = {
  debug: "text-muted",
  info: "text-primary",
  warning: "text-warning",
  error: "text-danger",
};

export function LogRow({ line, index, top, ref }: { line: ShownLine; index: number; top: number; ref: Ref<HTMLDivElement> }) {
  const moment = new Date(line.at);
  return (
    <div ref={ref} data-index={index} className="absolute inset-x-0 flex gap-3" style={{ transform: `translateY(${top}px)` }}>
      <time dateTime={line.at} title={formatAbsoluteTime(moment)} className="tabular shrink-0 text-muted">
        {formatClock(moment)}
      </time>
      <p className={classNames("min-w-0 whitespace-pre-wrap break-words", COLOURS[line.level])}>
        {line.level !== "info" && <span className="sr-only">{line.level}: </span>}
        {line.address && <span className="text-secondary">{line.address} </span>}
        {line.message}
        {line.repeats > 1 && <span className="text-muted"> (×{line.repeats})</span>}
      </p>
    </div>
  );
}
