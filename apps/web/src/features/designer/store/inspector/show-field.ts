import type { DesignerStore } from "../designer-state.ts";
import { focusComponent } from "../edit/selection.ts";

/** Selects a component, opens its settings and gives one of its fields the focus. */
export function showField(store: DesignerStore, { component, setting }: { readonly component: string; readonly setting: string }): void {
  focusComponent(store, component);
  store.setState((state) => ({
    panels: { ...state.panels, isInspectorOpen: true, inspectorTab: "settings" },
    fieldRequest: { component, setting },
  }));
}
