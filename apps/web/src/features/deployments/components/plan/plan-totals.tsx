import { type Plan, totalsLine } from "@zerolake/planner";
import { formatEstimate } from "@/format/time.ts";

/** The line that people read first. */
export function PlanTotalsLine({ plan }: { plan: Plan }) {
  const acting = plan.steps.filter((step) => step.action !== "none" && step.action !== "deferred").length;
  return (
    <p className="text-title">
      {totalsLine(plan)}
      {acting > 0 && (
        <span className="font-normal text-secondary">
          {" "}
          · {acting === 1 ? "1 step" : `${acting} steps`} · {formatEstimate(plan.expectedMinutes)}
        </span>
      )}
    </p>
  );
}
