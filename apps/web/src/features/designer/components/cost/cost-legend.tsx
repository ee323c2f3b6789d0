"use client";

import { formatMoney } from "@/format/money.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { stepsFrom } from "../../store/cost/cost-steps.ts";

/** What the shades of the Cost overlay stand for. */
export function CostLegend() {
  const components = useDesigner((state) => state.cost.cost?.components);
  if (!components) return null;
  const most = Math.max(0, ...components.map(({ monthlyUsd }) => monthlyUsd));
  return (
    <ul aria-label="Legend" className="absolute inset-x-3 top-3 z-10 flex w-fit flex-wrap rounded-card border border-line bg-surface p-2">
      {stepsFrom(most).map((from, step) => (
        <li key={from} data-cost-step={step} className="tabular px-2 py-0.5 text-small first:rounded-l-chip last:rounded-r-chip">
          {step === 0 ? "less" : `from ${formatMoney(from)}`}
        </li>
      ))}
    </ul>
  );
}
