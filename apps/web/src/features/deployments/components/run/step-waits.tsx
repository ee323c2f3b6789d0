import type { StepView } from "@zerolake/execution";
import { useMemo } from "react";
import { formatClock, formatEstimate } from "@/format/time.ts";
import { isLongerThanUsual } from "../../store/elapsed.ts";
import { sentence } from "../../store/plan-groups.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { neighboursOf } from "../../store/step-neighbours.ts";

export interface StepWaitsProps {
  readonly step: StepView;
  readonly plan: StoredPlan["document"] | undefined;
  readonly now: number;
}

/** What a step waits for, when somebody looks again, and who waits for it when it takes long. */
export function StepWaits({ step, plan, now }: StepWaitsProps) {
  const { waitsFor, dependants, timeLimitMinutes } = useMemo(() => neighboursOf(plan, step.address), [plan, step.address]);
  const { waiting } = step;
  return (
    <div className="space-y-3 text-small empty:hidden">
      {isLongerThanUsual(step, now) && (
        <p className="text-warning">
          Longer than usual ({formatEstimate(step.expectedMinutes)}).
          {timeLimitMinutes !== undefined && <> It is given up after {timeLimitMinutes} min.</>}{" "}
          {dependants.length === 0 ? "Nothing else waits for it." : `Waiting for it: ${dependants.join(", ")}.`}
        </p>
      )}
      {step.status === "notStarted" && waitsFor.length > 0 && <p className="text-secondary">Waits for {waitsFor.join(", ")}.</p>}
      {waiting?.reason === "retry" && step.endedAt === undefined && (
        <p className="text-primary">
          It is tried again by itself, and nothing is created twice. If this lasts, test the connection, or cancel: what is done stays
          recorded.
        </p>
      )}
      {waiting && step.endedAt === undefined && (
        <p className="text-secondary">
          {sentence(step.detail ?? "")}
          {waiting.asked > 0 && <> Asked {waiting.asked === 1 ? "once" : `${waiting.asked} times`}.</>} Next look at{" "}
          {formatClock(new Date(waiting.nextLookAt))}.
        </p>
      )}
    </div>
  );
}
