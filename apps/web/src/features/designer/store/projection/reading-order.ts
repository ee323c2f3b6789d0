import type { Blueprint, Layout } from "@zerolake/blueprint";
import { orderByDependency } from "@zerolake/resources";

/**
 * Component ids so that reading order is data flow: sources first, and at each turn the topmost component (then the
 * leftmost) of those whose inputs have all been read. Members of a loop come last. O((V + E) · V) only when many are
 * ready at once; the ready list is small in drawn blueprints.
 */
export function readingOrder(blueprint: Pick<Blueprint, "components" | "edges">, layout: Pick<Layout, "positions">): readonly string[] {
  const ids = blueprint.components.map((component) => component.id);
  const needs = new Map(ids.map((id) => [id, [] as string[]]));
  for (const edge of blueprint.edges) needs.get(edge.to.component)?.push(edge.from.component);
  const sorted = new Map([...needs].sort(([left], [right]) => compareSpots(layout, left, right)));
  const { order, cyclic } = orderByDependency(sorted);
  const listed = new Set(order);
  return [...order, ...cyclic, ...ids.filter((id) => !listed.has(id) && !cyclic.includes(id))];
}

function compareSpots(layout: Pick<Layout, "positions">, left: string, right: string): number {
  const a = layout.positions[left];
  const b = layout.positions[right];
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return a.y - b.y || a.x - b.x;
}

export type Direction = "upstream" | "downstream" | "above" | "below";

/** Where an arrow key goes from a component: along an edge, or to the nearest sibling in the same column. */
export function neighbourOf(
  id: string,
  direction: Direction,
  { blueprint, layout }: { readonly blueprint: Pick<Blueprint, "components" | "edges">; readonly layout: Pick<Layout, "positions"> },
): string | undefined {
  if (direction === "upstream" || direction === "downstream") {
    const next = blueprint.edges.flatMap((edge) => {
      if (direction === "upstream") return edge.to.component === id ? [edge.from.component] : [];
      return edge.from.component === id ? [edge.to.component] : [];
    });
    return nearest(
      id,
      [...new Set(next)].filter((other) => other !== id),
      layout,
      1,
    );
  }
  const from = layout.positions[id];
  if (!from) return undefined;
  const others = blueprint.components
    .map((component) => component.id)
    .filter((other) => {
      const spot = layout.positions[other];
      if (!spot || other === id) return false;
      return direction === "above" ? spot.y < from.y : spot.y > from.y;
    });
  return nearest(id, others, layout, 4);
}

/** `sideways` > 1 makes horizontal distance count more, so that up and down stay in the column. */
function nearest(id: string, candidates: readonly string[], layout: Pick<Layout, "positions">, sideways: number): string | undefined {
  const from = layout.positions[id];
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const spot = layout.positions[candidate];
    const distance = from && spot ? Math.abs(spot.x - from.x) * sideways + Math.abs(spot.y - from.y) : Number.MAX_VALUE;
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
