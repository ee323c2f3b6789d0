import type { DesignFlowEdge, DesignFlowNode, FrameFlowNode } from "./flow-types.ts";
import { dataOfPortId, type PortSpot, sizeForPorts, spotsOf } from "./node-geometry.ts";
import { handlesOf } from "./project-nodes.ts";

interface Drawing {
  readonly nodes: readonly DesignFlowNode[];
  readonly edges: readonly DesignFlowEdge[];
}

/**
 * Draws folded frames as one block each: what lies in them is left out, and the connections that cross their border end
 * at the block, once for each neighbour and kind. The same objects when nothing is folded.
 */
export function foldFrames({ nodes, edges }: Drawing, folded: ReadonlySet<string>): Drawing {
  if (folded.size === 0) return { nodes, edges };
  const blockOf = blocksByMember(nodes, folded);
  const shownEdges = foldEdges(edges, blockOf);
  const shownNodes = nodes.flatMap((node): DesignFlowNode[] => {
    if (node.type !== "frame") return blockOf.has(node.id) ? [] : [node];
    return [folded.has(node.data.frame.id) ? toBlock(node, shownEdges) : node];
  });
  return { nodes: shownNodes, edges: shownEdges };
}

function blocksByMember(nodes: readonly DesignFlowNode[], folded: ReadonlySet<string>): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  for (const node of nodes) {
    if (node.type !== "frame" || !folded.has(node.data.frame.id)) continue;
    for (const member of node.data.frame.members) blocks.set(member, node.id);
  }
  return blocks;
}

function foldEdges(edges: readonly DesignFlowEdge[], blockOf: ReadonlyMap<string, string>): readonly DesignFlowEdge[] {
  const known = new Set<string>();
  return edges.flatMap((edge) => {
    const source = blockOf.get(edge.source) ?? edge.source;
    const target = blockOf.get(edge.target) ?? edge.target;
    if (source === edge.source && target === edge.target) return [edge];
    const key = [source, edge.sourceHandle, target].join("|");
    if (source === target || known.has(key)) return [];
    known.add(key);
    return [{ ...edge, source, target }];
  });
}

function toBlock(node: FrameFlowNode, edges: readonly DesignFlowEdge[]): FrameFlowNode {
  const ports = portsOf(node.id, edges);
  const size = sizeForPorts(ports);
  return { ...node, ...size, measured: size, zIndex: 0, handles: handlesOf(ports), data: { ...node.data, folded: { ports } } };
}

function portsOf(id: string, edges: readonly DesignFlowEdge[]): readonly PortSpot[] {
  const kinds = (end: "source" | "target") =>
    [...new Set(edges.filter((edge) => edge[end] === id).map((edge) => dataOfPortId(edge[`${end}Handle`])))].filter(
      (kind) => kind !== undefined,
    );
  return spotsOf(kinds("target"), kinds("source"));
}
