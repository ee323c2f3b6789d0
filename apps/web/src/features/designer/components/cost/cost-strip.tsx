"use client";

import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { changeWords, totalWords } from "../../store/cost/cost-words.ts";
import { toggleCost } from "../../store/cost/toggle-cost.ts";

/** In the strip below the canvas: what the drawing costs where it is viewed for, and against what is deployed there. */
export function CostStrip() {
  const store = useDesignerStore();
  const { cost, deployed, failure } = useDesigner((state) => state.cost);
  const isOpen = useDesigner((state) => state.panels.isCostOpen);
  const cloud = useDesigner((state) => state.viewed.target.cloud);
  const isOver = cost?.budget !== undefined && cost.budget.expectedShare > 1;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls="designer-cost"
      onClick={() => toggleCost(store)}
      className="tabular flex h-7 items-center gap-2 whitespace-nowrap rounded-chip px-2 text-label hover:bg-hover"
    >
      Cost
      {cost ? (
        <>
          <span className={isOver ? "text-warning" : ""}>
            {isOver ? <span aria-hidden="true">! </span> : null}
            {totalWords(cost)}
            {isOver ? <span className="sr-only">, over budget</span> : null}
          </span>
          <span className="text-muted text-small max-md:hidden">{CLOUD_NAMES[cloud]}, est.</span>
          {deployed ? (
            <span className="text-secondary text-small max-lg:hidden">
              {changeWords(deployed.totalUsd, cost.range.expected)} vs deployed
            </span>
          ) : null}
        </>
      ) : (
        <span className="text-muted text-small">{failure === undefined ? "counting…" : "not known"}</span>
      )}
    </button>
  );
}
