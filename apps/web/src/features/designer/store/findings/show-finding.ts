import { type DesignerStore, type Finding, NO_SELECTION } from "../designer-state.ts";
import { focusComponent } from "../edit/selection.ts";

/** Selects what a finding is about, brings it into view and asks for its field. */
export function showFinding(store: DesignerStore, finding: Finding): void {
  const { component, edge, setting } = finding.target ?? {};
  if (edge !== undefined)
    store.setState({ selection: { ...NO_SELECTION, edges: new Set([edge]) }, ...(component ? { focus: component } : {}) });
  else if (component !== undefined) focusComponent(store, component);
  else store.setState({ selection: NO_SELECTION });
  store.setState((state) => ({
    panels: { ...state.panels, isInspectorOpen: true, inspectorTab: "settings" },
    ...(component !== undefined && setting !== undefined ? { fieldRequest: { component, setting } } : {}),
  }));
}

/** The finding after the one shown last, of one component or, when it has been round once, of all. */
export function nextFinding(store: DesignerStore, shown: string | undefined): Finding | undefined {
  const { analysis, focus } = store.getState();
  const own = (focus === undefined ? undefined : analysis.byComponent.get(focus)) ?? [];
  const index = own.findIndex(({ id }) => id === shown);
  if (own.length > 0 && index < own.length - 1) return own[index + 1];
  const all = analysis.findings;
  return all[(all.findIndex(({ id }) => id === shown) + 1) % Math.max(1, all.length)];
}
