import { type DeploymentState, isTerminal, type RunView } from "@zerolake/execution";
import { classNames } from "@/components/ui/class-names.ts";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusIcon } from "@/components/ui/status-chip.tsx";
import { formatDuration } from "@/format/time.ts";

const PHASES: readonly { readonly name: string; readonly states: readonly DeploymentState[] }[] = [
  { name: "Queued", states: ["queued"] },
  { name: "Plan", states: ["planning"] },
  { name: "Approval", states: ["awaitingApproval", "approved"] },
  { name: "Apply", states: ["applying"] },
  { name: "Verify", states: ["verifying"] },
];

/** Where the run is: what is behind it, what it does, what is to come. */
export function RunPhases({ view, approvedBy }: { view: RunView; approvedBy: string | null }) {
  const reached = PHASES.findLastIndex((phase) =>
    phase.states.some((state) => view.enteredAt[state] !== undefined || view.state === state),
  );
  return (
    <ol aria-label="Phases" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
      {PHASES.map((phase, index) => {
        const status = statusOf(view, index, reached);
        return (
          <li key={phase.name} className="flex items-center gap-2">
            {index > 0 && <span aria-hidden="true" className="h-px w-6 bg-line" />}
            <span className={classNames("inline-flex items-center gap-1", status === "neutral" ? "text-muted" : "text-primary")}>
              <StatusIcon status={status} size={12} />
              {phase.name === "Approval" && status === "success" && approvedBy ? `Approved by ${approvedBy}` : phase.name}
              {durationOf(view, index) && <span className="tabular text-muted">{durationOf(view, index)}</span>}
              {phase.name === "Apply" && view.enteredAt.applying && (
                <span className="tabular text-muted">{`${view.counts.done}/${total(view)}`}</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function statusOf(view: RunView, index: number, reached: number): StatusRole {
  if (index > reached) return "neutral";
  if (index < reached || view.state === "succeeded") return "success";
  if (view.state === "failed") return "danger";
  if (isTerminal(view.state)) return "neutral";
  return view.state === "awaitingApproval" || view.state === "approved" ? "waiting" : "running";
}

/** How long a phase took, once the next one has begun. */
function durationOf(view: RunView, index: number): string | undefined {
  const [start, end] = [enteredAt(view, index), enteredAt(view, index + 1)];
  const isMachine = PHASES[index]?.name !== "Approval";
  return start === undefined || end === undefined || !isMachine ? undefined : formatDuration(end - start);
}

function enteredAt(view: RunView, index: number): number | undefined {
  const times = PHASES[index]?.states.flatMap((state) => view.enteredAt[state] ?? []) ?? [];
  return times.length === 0 ? undefined : Math.min(...times.map((time) => Date.parse(time)));
}

function total({ counts }: RunView): number {
  return counts.done + counts.running + counts.waiting + counts.failed + counts.skipped + counts.uncertain + counts.notStarted;
}
