"use client";

import type { UsualMinutes } from "@zerolake/db";
import type { LogLine, StepView } from "@zerolake/execution";
import { X } from "lucide-react";
import { useMemo } from "react";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { formatClock, formatDuration, formatEstimate, formatTimer } from "@/format/time.ts";
import { stepElapsedMs } from "../../store/elapsed.ts";
import { shownLines } from "../../store/log-lines.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { STEP_LOOKS } from "../../store/step-looks.ts";
import { StepError } from "./step-error.tsx";
import { StepWaits } from "./step-waits.tsx";

export interface StepDetailsProps {
  readonly step: StepView;
  readonly plan: StoredPlan["document"] | undefined;
  readonly usual: UsualMinutes;
  readonly log: readonly LogLine[];
  readonly now: number;
  readonly onClose: () => void;
}

/** Everything about one resource of the run: state, the cloud's words with what to do, and its own log. */
export function StepDetails({ step, plan, usual, log, now, onClose }: StepDetailsProps) {
  const lines = useMemo(() => shownLines(log, { level: "debug", address: step.address, text: "" }), [log, step.address]);
  const type = plan?.steps.find(({ address }) => address === step.address)?.type;
  const look = STEP_LOOKS[step.status];
  const elapsed = stepElapsedMs(step, now);
  return (
    <aside
      aria-label={`Details of ${step.address}`}
      className="sticky z-10 h-fit min-w-0 space-y-3 overflow-y-auto rounded-card border border-line bg-surface p-4 max-xl:bottom-2 max-xl:max-h-[50dvh] max-xl:shadow-menu xl:top-4 xl:max-h-[calc(100dvh-6rem)]"
    >
      <div className="space-y-1">
        <div className="flex items-start justify-between gap-2">
          <h3 className="min-w-0 break-words text-label">{step.address}</h3>
          <IconButton
            size="small"
            label="Close details"
            icon={<X aria-hidden="true" size={14} strokeWidth={1.5} />}
            onClick={onClose}
            className="-mt-1 -mr-1"
          />
        </div>
        <p className="flex flex-wrap items-center gap-2 text-secondary text-small">
          <StatusChip status={look.role}>{look.word}</StatusChip>
          {elapsed !== undefined && (
            <span className="tabular">{step.endedAt === undefined ? formatTimer(elapsed) : formatDuration(elapsed)}</span>
          )}
          <ExpectedTime step={step} isKnown={type !== undefined && usual[type] !== undefined} />
          {step.attempt > 1 && <span>attempt {step.attempt}</span>}
        </p>
      </div>
      <StepWaits step={step} plan={plan} now={now} />
      {step.error && <StepError address={step.address} error={step.error} />}
      {step.status === "uncertain" && <p className="text-danger text-small">{step.detail}</p>}
      {step.identifier && (
        <div className="flex items-center gap-2">
          <code className="min-w-0 flex-1 break-all font-mono text-code text-secondary">{step.identifier}</code>
          <CopyButton label={`Copy the identifier of ${step.address}`} text={step.identifier} isIconOnly />
        </div>
      )}
      <ol className="space-y-1 font-mono text-code">
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

/** From earlier runs in this account, or, the first time, what is typical for its type. */
function ExpectedTime({ step: { expectedMinutes }, isKnown }: { step: StepView; isKnown: boolean }) {
  if (expectedMinutes[1] <= 0) return null;
  return (
    <span title={isKnown ? "Measured in earlier deployments to this account" : "No earlier deployment to compare with yet"}>
      {isKnown ? `usually ${formatEstimate(expectedMinutes)}` : `${formatEstimate(expectedMinutes)} is typical for this type`}
    </span>
  );
}
