import type { Blueprint, Edge } from "@zerolake/blueprint";
import type { DesignFlowEdge } from "./flow-types.ts";
import { portId } from "./node-geometry.ts";

/** A projection of the drawn edges to React Flow's; an edge that did not change keeps its object. */
export function createEdgeProjection(): (blueprint: Blueprint) => readonly DesignFlowEdge[] {
  let known = new Map<string, { edge: Edge; flow: DesignFlowEdge }>();
  return (blueprint) => {
    const titles = new Map(blueprint.components.map((component) => [component.id, component.title]));
    const next = new Map<string, { edge: Edge; flow: DesignFlowEdge }>();
    for (const edge of blueprint.edges) {
      const source = titles.get(edge.from.component);
      const target = titles.get(edge.to.component);
      if (source === undefined || target === undefined) continue;
      const sentence = `${source}, ${edge.from.port}, to ${target}`;
      const before = known.get(edge.id);
      const isSame = before?.edge === edge && before.flow.data?.sentence === sentence;
      next.set(edge.id, isSame ? before : { edge, flow: toFlowEdge(edge, sentence) });
    }
    known = next;
    return [...known.values()].map(({ flow }) => flow);
  };
}

function toFlowEdge(edge: Edge, sentence: string): DesignFlowEdge {
  return {
    id: edge.id,
    type: "data",
    source: edge.from.component,
    sourceHandle: portId("out", edge.from.port),
    target: edge.to.component,
    targetHandle: portId("in", edge.to.port),
    data: { kind: edge.from.port, sentence },
    ariaLabel: sentence,
  };
}
