import type { Edge } from "@zerolake/blueprint";
import type { DesignerStore, Selection } from "../designer-state.ts";
import { focusComponent, selectEdge } from "../edit/selection.ts";
import { announce } from "../notices.ts";
import type { Direction } from "../projection/reading-order.ts";

/** The one connection that is chosen and nothing else: then it has the roving focus. */
export function focusedEdge(store: DesignerStore): Edge | undefined {
  const { selection, log } = store.getState();
  const [only] = selection.edges;
  return isOnlyAnEdge(selection) ? log.current.blueprint.edges.find(({ id }) => id === only) : undefined;
}

export function isOnlyAnEdge({ components, edges, frames }: Selection): boolean {
  return edges.size === 1 && components.size === 0 && frames.size === 0;
}

/** Chooses a connection and says it. */
export function focusEdge(store: DesignerStore, edge: Edge): void {
  selectEdge(store, edge.id);
  announce(store, sentenceOf(store, edge));
}

/** From a connection the arrows lead to its ends, and to the connection before or after it at the component that was left for it. */
export function goFromEdge(store: DesignerStore, edge: Edge, direction: Direction): void {
  if (direction === "upstream" || direction === "downstream") {
    const end = direction === "upstream" ? edge.from.component : edge.to.component;
    focusComponent(store, end);
    return announce(store, titleOf(store, end));
  }
  const { focus, log } = store.getState();
  const at = focus ?? edge.from.component;
  const own = log.current.blueprint.edges.filter(({ from, to }) => from.component === at || to.component === at);
  const next = own[own.findIndex(({ id }) => id === edge.id) + (direction === "above" ? -1 : 1)];
  if (next) focusEdge(store, next);
  else announce(store, direction === "above" ? "No connection before this one." : "No connection after this one.");
}

function sentenceOf(store: DesignerStore, { from, to }: Edge): string {
  return `Connection: ${titleOf(store, from.component)}, ${from.port}, to ${titleOf(store, to.component)}`;
}

function titleOf(store: DesignerStore, component: string): string {
  return store.getState().log.current.blueprint.components.find(({ id }) => id === component)?.title ?? component;
}
