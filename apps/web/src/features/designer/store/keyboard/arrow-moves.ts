import type { DesignerStore } from "../designer-state.ts";
import { focusComponent } from "../edit/selection.ts";
import { announce } from "../notices.ts";
import { isChip } from "../projection/project-nodes.ts";
import { type Direction, neighbourOf, readingOrder } from "../projection/reading-order.ts";
import { focusedEdge, goFromEdge } from "./edge-moves.ts";

const NOTHING_THERE: Readonly<Record<Direction, string>> = {
  upstream: "Nothing feeds this component.",
  downstream: "This component feeds nothing.",
  above: "Nothing above.",
  below: "Nothing below.",
};

/** Moves the roving focus along a connection, or off the one that has it, or to the sibling above or below; without a focus, to the first source. */
export function goTo(store: DesignerStore, direction: Direction, options: { readonly extend?: boolean } = {}): void {
  const edge = focusedEdge(store);
  if (edge && !options.extend) return goFromEdge(store, edge, direction);
  const { focus, log } = store.getState();
  const visible = visibleDrawing(store);
  const next = focus === undefined ? readingOrder(visible.blueprint, visible.layout)[0] : neighbourOf(focus, direction, visible);
  if (next === undefined) return announce(store, focus === undefined ? "The canvas is empty." : NOTHING_THERE[direction]);
  focusComponent(store, next, options);
  announce(store, log.current.blueprint.components.find(({ id }) => id === next)?.title ?? next);
}

export function goToEnd(store: DesignerStore, end: "first" | "last"): void {
  const { blueprint, layout } = visibleDrawing(store);
  const next = readingOrder(blueprint, layout).at(end === "first" ? 0 : -1);
  if (next !== undefined) focusComponent(store, next);
}

/** Platform parts that are chips have no place on the canvas. */
function visibleDrawing(store: DesignerStore) {
  const { blueprint, layout } = store.getState().log.current;
  const connected = new Set(blueprint.edges.flatMap(({ from, to }) => [from.component, to.component]));
  return {
    blueprint: { ...blueprint, components: blueprint.components.filter((component) => !isChip(component, connected.has(component.id))) },
    layout,
  };
}
