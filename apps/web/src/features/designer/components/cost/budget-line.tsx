import type { DesignCost } from "@zerolake/pricing";
import { formatMoney } from "@/format/money.ts";
import { formatPercent } from "@/format/number.ts";

/** The budget that is drawn, and how much of it is expected to be spent; the thin part is what the high end adds. */
export function BudgetLine({ cost: { budget, range } }: { readonly cost: DesignCost }) {
  if (!budget) return <p className="text-muted text-small">No budget is drawn. Add the part “Budget” and it is compared here.</p>;
  const isOver = budget.expectedShare > 1;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-label">Budget {formatMoney(budget.monthlyUsd)}/mo</span>
      <span aria-hidden="true" className="relative h-2 w-48 overflow-hidden rounded-chip bg-hover">
        <span className="absolute inset-y-0.5 left-0 bg-neutral-solid" style={{ width: widthOf(budget.highShare) }} />
        <span
          className={`absolute inset-y-0 left-0 rounded-chip ${isOver ? "bg-warning-solid" : "bg-success-solid"}`}
          style={{ width: widthOf(budget.expectedShare) }}
        />
      </span>
      <span className={isOver ? "text-warning" : "text-secondary"}>
        {formatPercent(budget.expectedShare)} expected, {formatPercent(budget.highShare)} at the high end of {formatMoney(range.high)}
      </span>
    </div>
  );
}

function widthOf(share: number): string {
  return `${Math.min(1, share) * 100}%`;
}
