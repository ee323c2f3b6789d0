import type { Viewport } from "@xyflow/react";
import type { Size } from "./node-geometry.ts";

/** Above these, in view, dashes and labels cost too much to draw and nobody could read them; ports still tell the kind. */
const NODES_WITH_DETAIL_MAX = 400;
const EDGES_WITH_DETAIL_MAX = 300;

interface PlacedNode {
  readonly id: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

interface Drawing {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}

/**
 * Whether so little is in view that edges get their dashes and labels. An edge counts when one of its ends is in view.
 * Constant for small drawings, O(V + E) for large ones.
 */
export function hasRoomForDetail({ nodes, edges }: Drawing, { x, y, zoom }: Viewport, size: Size): boolean {
  if (nodes.length <= NODES_WITH_DETAIL_MAX && edges.length <= EDGES_WITH_DETAIL_MAX) return true;
  const seen = new Set<string>();
  for (const { id, position, width = 0, height = 0 } of nodes) {
    const left = position.x * zoom + x;
    const top = position.y * zoom + y;
    if (left < size.width && left + width * zoom > 0 && top < size.height && top + height * zoom > 0) seen.add(id);
  }
  if (seen.size > NODES_WITH_DETAIL_MAX) return false;
  return edges.filter(({ source, target }) => seen.has(source) || seen.has(target)).length <= EDGES_WITH_DETAIL_MAX;
}
