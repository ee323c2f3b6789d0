import type { CostTab, DesignerStore } from "../designer-state.ts";

/** Opens or closes the panel of costs; findings and costs share the place below the canvas. */
export function toggleCost(store: DesignerStore): void {
  store.setState(({ panels }) => ({ panels: { ...panels, isCostOpen: !panels.isCostOpen, isFindingsOpen: false } }));
}

export function showCostTab(store: DesignerStore, costTab: CostTab): void {
  store.setState(({ panels }) => ({ panels: { ...panels, costTab } }));
}
