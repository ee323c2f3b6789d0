import { type Plan, totalsLine } from "@zerolake/planner";
import { formatEstimate } from "@/format/time.ts";
import { countsByType } from "../../store/plan-groups.ts";

/** The line that people read first; how many of each type folds out. */
export function PlanTotalsLine({ plan, expectedMinutes }: { plan: Plan; expectedMinutes: readonly [number, number] }) {
  const acting = plan.steps.filter((step) => step.action !== "none" && step.action !== "deferred").length;
  const { replace, deferred } = plan.totals;
  const notes = [
    ...(replace > 0 ? [`${replace === 1 ? "1 replacement counts" : `${replace} replacements count`} in both`] : []),
    ...(acting > 0 ? [acting === 1 ? "1 step" : `${acting} steps`, formatEstimate(expectedMinutes)] : []),
    ...(deferred > 0 ? [`${deferred} later`] : []),
  ];
  return (
    <div className="space-y-1">
      <p className="text-title">
        {totalsLine(plan)}
        {notes.length > 0 && <span className="font-normal text-secondary"> · {notes.join(" · ")}</span>}
      </p>
      {acting > 0 && (
        <details>
          <summary className="w-fit cursor-pointer text-secondary text-small">By type</summary>
          <ul className="columns-1 gap-8 pt-2 sm:columns-2 xl:columns-3">
            {countsByType(plan).map(({ type, count }) => (
              <li key={type} className="tabular flex gap-2 font-mono text-code">
                <span className="w-8 shrink-0 text-right">{count}</span>
                <span className="min-w-0 truncate text-secondary">{type}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
