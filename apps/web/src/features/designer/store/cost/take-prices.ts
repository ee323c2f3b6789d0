import { takeCostFindings } from "../analysis/take-analysis.ts";
import type { DesignerStore } from "../designer-state.ts";
import type { CostView, NodeCost } from "./cost-state.ts";
import { nodeCosts } from "./cost-steps.ts";
import type { PriceAnswer } from "./price-drawing.ts";

/** Stores what pricing answered; a node that says the same keeps its object and does not render again. */
export function takePrices(store: DesignerStore, { cost, deployed, others, explained }: PriceAnswer): void {
  const before = store.getState().cost;
  const view: CostView = {
    cost,
    nodes: keepEqual(before.nodes, nodeCosts(cost.components)),
    others: others.length > 0 ? others : before.others,
    ...(deployed ? { deployed } : {}),
    ...(explained ? { explained } : {}),
  };
  store.setState({ cost: view });
  if (JSON.stringify(before.cost?.diagnostics) !== JSON.stringify(cost.diagnostics)) takeCostFindings(store, cost.diagnostics);
}

function keepEqual(before: ReadonlyMap<string, NodeCost>, next: ReadonlyMap<string, NodeCost>): ReadonlyMap<string, NodeCost> {
  return new Map(
    [...next].map(([component, cost]) => {
      const old = before.get(component);
      return [component, old && old.words === cost.words && old.step === cost.step ? old : cost];
    }),
  );
}
