"use client";

import { formatMoney, formatMoneyChange, formatMoneyRange } from "@/format/money.ts";
import { usePlanCost } from "../../hooks/use-plan-cost.ts";
import type { CostChange } from "../../store/plan-cost.ts";

/** The whole bill of the environment: what changes, and what it comes to. Says so when it is not known. */
export function PlanCostLine() {
  const { data, isError } = usePlanCost();
  if (isError) return <p className="text-muted text-small">What this costs could not be counted.</p>;
  if (!data) return <p className="text-muted text-small">Counting what this costs…</p>;
  const { range, isAtLeast, beforeVersion, pricesOf } = data;
  const notes = [
    `${isAtLeast ? "at least " : ""}${formatMoneyRange(range.low, range.high)}/mo afterwards`,
    beforeVersion === undefined ? "nothing was deployed before" : `${formatMoney(data.beforeUsd)} with v${beforeVersion}`,
    `est., list prices of ${pricesOf}`,
  ];
  return (
    <p className="tabular">
      <span className="text-label">{changeWords(data)}</span> <span className="text-secondary">· {notes.join(" · ")}</span>
    </p>
  );
}

/** The same for one component, beside its name. */
export function ComponentCostChange({ component }: { readonly component: string }) {
  const part = usePlanCost().data?.byComponent[component];
  if (!part) return null;
  return (
    <span className="tabular whitespace-nowrap">
      {part.isUnpriced ? `${changeWords(part)}, not all of it has a price` : changeWords(part)}
    </span>
  );
}

/** `+$96 (+2 %)` a month; what changes by less than a cent does not change. */
function changeWords({ beforeUsd, afterUsd }: CostChange): string {
  if (Math.abs(afterUsd - beforeUsd) < 0.005) return "no change of cost";
  const [amount = "", share] = formatMoneyChange(beforeUsd, afterUsd).split(" (");
  return `${amount}/mo${share === undefined ? "" : ` (${share}`}`;
}
