import type { Blueprint, Layout, Point } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import type { ElkNode } from "elkjs";
import { portId, portSpots, sizeOfNode, snapToGrid } from "../projection/node-geometry.ts";

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.layered.spacing.nodeNodeBetweenLayers": "96",
  "elk.spacing.nodeNode": "48",
  "elk.spacing.componentComponent": "64",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.randomSeed": "1",
};

/** What of a drawing is laid out, in the engine's form: real sizes, and ports at their real places. */
export function toElkGraph(blueprint: Blueprint, ids: ReadonlySet<string>): ElkNode {
  const components = blueprint.components.filter(({ id }) => ids.has(id));
  return {
    id: "root",
    layoutOptions: OPTIONS,
    children: components.map(({ id, kind }) => {
      const definition = findDefinition(kind);
      return {
        id,
        ...sizeOfNode(definition),
        layoutOptions: { "elk.portConstraints": "FIXED_POS" },
        ports: (definition ? portSpots(definition) : []).map((spot) => ({
          id: `${id}/${spot.id}`,
          x: spot.x,
          y: spot.y,
          width: 0,
          height: 0,
        })),
      };
    }),
    edges: blueprint.edges
      .filter(({ from, to }) => ids.has(from.component) && ids.has(to.component))
      .map(({ id, from, to }) => ({
        id,
        sources: [`${from.component}/${portId("out", from.port)}`],
        targets: [`${to.component}/${portId("in", to.port)}`],
      })),
  };
}

/** The engine's answer as places on our grid, moved so that the top left corner of the laid out part stays where it was. */
export function placesFromElk(graph: ElkNode, layout: Layout): Readonly<Record<string, Point>> {
  const children = graph.children ?? [];
  const old = children.flatMap(({ id }) => layout.positions[id] ?? []);
  const origin = old.length === 0 ? { x: 0, y: 0 } : { x: Math.min(...old.map(({ x }) => x)), y: Math.min(...old.map(({ y }) => y)) };
  const left = Math.min(...children.map(({ x = 0 }) => x));
  const top = Math.min(...children.map(({ y = 0 }) => y));
  return Object.fromEntries(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: snapToGrid(x - left + origin.x), y: snapToGrid(y - top + origin.y) }]),
  );
}
