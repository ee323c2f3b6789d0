import { getSmoothStepPath, Position } from "@xyflow/react";
import type { DesignFlowEdge, DesignFlowNode } from "./flow-types.ts";

/**
 * All edges as one line to draw, each on the way that it also has from near, with sharp corners. Ends come from the
 * projected ports; an edge without both of them is left out. O(V + E).
 */
export function farEdgesPath(nodes: readonly DesignFlowNode[], edges: readonly DesignFlowEdge[]): string {
  const ends = new Map(nodes.flatMap(endsOf));
  return edges
    .map(({ source, sourceHandle, target, targetHandle }) => {
      const from = ends.get(`${source} ${sourceHandle}`);
      const to = ends.get(`${target} ${targetHandle}`);
      if (!from || !to) return "";
      const [path] = getSmoothStepPath({
        sourceX: from.x,
        sourceY: from.y,
        sourcePosition: Position.Right,
        targetX: to.x,
        targetY: to.y,
        targetPosition: Position.Left,
        borderRadius: 0,
      });
      return path;
    })
    .join("");
}

/** An edge begins and ends at the outer side of its port, in the middle, as React Flow has it. */
function endsOf({ id, position, handles = [] }: DesignFlowNode): [string, { x: number; y: number }][] {
  return handles.map((handle) => {
    const outside = handle.type === "source" ? (handle.width ?? 0) : 0;
    return [`${id} ${handle.id}`, { x: position.x + handle.x + outside, y: position.y + handle.y + (handle.height ?? 0) / 2 }];
  });
}

/** Edges that one line stands for stay known to React Flow, for selections and connections, without an element each. */
export function createEdgeHiding(): (edges: readonly DesignFlowEdge[], isShown: (edge: DesignFlowEdge) => boolean) => DesignFlowEdge[] {
  const hidden = new WeakMap<DesignFlowEdge, DesignFlowEdge>();
  return (edges, isShown) =>
    edges.map((edge) => {
      if (isShown(edge)) return edge;
      const known = hidden.get(edge) ?? { ...edge, hidden: true };
      hidden.set(edge, known);
      return known;
    });
}
