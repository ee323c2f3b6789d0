import type { DesignerStore } from "../designer-state.ts";
import { focusComponent } from "../edit/selection.ts";
import { findComponents } from "./find-components.ts";

/** Opens the search of the drawing, or takes its field again. */
export function openFind(store: DesignerStore): void {
  if (!store.getState().find) store.setState({ find: { query: "", hits: new Set(), order: [], index: -1 } });
}

/** Searches anew; the first hit becomes the current one. */
export function searchDrawing(store: DesignerStore, query: string): void {
  const { log, analysis } = store.getState();
  const order = findComponents(query, { ...log.current, findings: analysis.byComponent });
  store.setState({ find: { query, order, hits: new Set(order), index: order.length > 0 ? 0 : -1 } });
  show(store);
}

/** Goes to the next or the previous hit, round and round. */
export function stepFind(store: DesignerStore, step: 1 | -1): void {
  const { find } = store.getState();
  if (!find || find.order.length === 0) return;
  store.setState({ find: { ...find, index: (find.index + step + find.order.length) % find.order.length } });
  show(store);
}

export function closeFind(store: DesignerStore): void {
  store.setState({ find: undefined });
}

function show(store: DesignerStore): void {
  const { find } = store.getState();
  const current = find?.order[find.index];
  if (current !== undefined) focusComponent(store, current);
}
