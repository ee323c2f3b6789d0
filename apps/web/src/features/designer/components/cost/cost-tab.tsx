"use client";

import { useState } from "react";
import { Tooltip } from "@/components/ui/tooltip.tsx";
import { formatMoney } from "@/format/money.ts";
import { formatPercent } from "@/format/number.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { changeWords, componentWords, quantityWords } from "../../store/cost/cost-words.ts";
import { LineExplanation } from "./line-explanation.tsx";

/** The bill of one component, line by line. Pointing at a line, or focusing it, says where its amount comes from; choosing it keeps that open. */
export function CostTab({ id }: { readonly id: string }) {
  const { cost, deployed, explained, failure } = useDesigner((state) => state.cost);
  const [open, setOpen] = useState<string>();
  const part = cost?.components.find(({ component }) => component === id);
  if (!cost) return <p className="text-secondary">{failure ?? "Counting what this costs…"}</p>;
  if (!part) return <p className="text-secondary">It does not stand on the cloud that is viewed, so it costs nothing there.</p>;
  const names = explained?.component === id ? explained.lines : [];
  return (
    <div className="space-y-4">
      <div>
        <p className="tabular text-title">{componentWords(part)}</p>
        <p className="text-secondary">
          {cost.monthlyUsd > 0 ? `${formatPercent(part.monthlyUsd / cost.monthlyUsd)} of the whole` : "Nothing of the whole"}
          {deployed ? ` · ${changeWords(deployed.byComponent[id] ?? 0, part.monthlyUsd)} vs deployed` : ""}
        </p>
      </div>
      {part.unpriced === undefined ? null : <p className="rounded-card bg-warning-tint p-3">The price is not complete: {part.unpriced}.</p>}
      {part.free === undefined ? null : <p className="text-secondary">Free: {part.free}.</p>}
      {part.lines.length > 0 ? (
        <ul className="divide-y divide-hairline rounded-card border border-hairline">
          {part.lines.map((line, index) => {
            const explanation = <LineExplanation line={line} names={names[index]} />;
            const isOpen = open === line.line;
            return (
              <li key={line.line}>
                <Tooltip side="left" content={isOpen ? "Fold it" : explanation}>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? undefined : line.line)}
                    className="flex w-full items-baseline justify-between gap-3 px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
                  >
                    <span className="min-w-0">
                      <span className="block first-letter:uppercase">{line.line}</span>
                      <span className="tabular block text-muted text-small">
                        {quantityWords(line.quantity)} × {line.unit}
                      </span>
                    </span>
                    <span className="tabular shrink-0">{formatMoney(line.monthlyUsd)}</span>
                  </button>
                </Tooltip>
                {isOpen ? <div className="border-hairline border-t px-3 py-2">{explanation}</div> : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      <p className="text-muted text-small">
        Estimate at list prices of {cost.snapshotDate}, {cost.priceRegion}.{" "}
        {part.unverifiedShare > 0
          ? `${formatPercent(part.unverifiedShare)} of it rests on prices that nobody has read in a current source.`
          : ""}
      </p>
    </div>
  );
}
