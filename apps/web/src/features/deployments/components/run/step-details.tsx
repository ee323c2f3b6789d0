"use client";

import type { LogLine, StepView } from "@zerolake/execution";
import { useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { formatClock, formatEstimate, formatTimer } from "@/format/time.ts";
import { isLongerThanUsual, stepElapsedMs } from "../../store/elapsed.ts";
import { shownLines } from "../../store/log-lines.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";

/** Everything about one resource of the run: state, the cloud's words with what to do, and its own log. */
export function StepDetails({ step, log, now }: { step: StepView; log: readonly LogLine[]; now: number }) {
  const lines = useMemo(() => shownLines(log, { level: "debug", address: step.address, text: "" }), [log, step.address]);
  const look = STEP_LOOKS[step.status];
  const elapsed = stepElapsedMs(step, now);
  return (
    <aside aria-label={`Details of ${step.address}`} className="h-fit space-y-3 rounded-card border border-line bg-surface p-4">
      <div className="space-y-1">
        <h3 className="break-words text-label">{step.address}</h3>
        <p className="flex flex-wrap items-center gap-2 text-secondary text-small">
          <StatusChip status={look.role}>{look.word}</StatusChip>
          {elapsed !== undefined && <span className="tabular">{formatTimer(elapsed)}</span>}
          <span>usually {formatEstimate(step.expectedMinutes)}</span>
          {step.attempt > 1 && <span>attempt {step.attempt}</span>}
        </p>
      </div>
      {isLongerThanUsual(step, now) && (
        <p className="text-small text-warning">Longer than usual. The cloud is still working on it; nothing is lost by waiting.</p>
      )}
      {step.error && (
        <div className="space-y-1 rounded-chip border border-danger-solid p-3">
          <p className="font-mono text-code text-danger">
            {step.error.code}: {step.error.message}
          </p>
          <p className="text-primary">{step.error.remedy}</p>
          <CopyButton
            label="Copy the error"
            text={() => `${step.address}\n${step.error?.code}: ${step.error?.message}\n${step.error?.remedy}`}
          />
        </div>
      )}
      {step.waiting && step.endedAt === undefined && (
        <p className="text-secondary text-small">
          {step.detail} Asked {step.waiting.asked} times, next look at {formatClock(new Date(step.waiting.nextLookAt))}.
        </p>
      )}
      {step.identifier && (
        <div className="flex items-center gap-2">
          <code className="min-w-0 flex-1 break-all font-mono text-code text-secondary">{step.identifier}</code>
          <CopyButton label="Copy" text={() => step.identifier ?? ""} />
        </div>
      )}
      <ol className="max-h-80 space-y-1 overflow-y-auto font-mono text-code">
        {lines.map((line) => (
          <li key={line.sequence} className="break-words">
            <span className="text-muted">{formatClock(new Date(line.at))}</span> {line.message}
            {line.repeats > 1 && <span className="text-muted"> (×{line.repeats} folded)</span>}
          </li>
        ))}
      </ol>
    </aside>
  );
}
