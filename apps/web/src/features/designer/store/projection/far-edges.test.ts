import { describe, expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { createEdgeHiding, farEdgesPath } from "./far-edges.ts";
import { createEdgeProjection } from "./project-edges.ts";
import { createNodeProjection } from "./project-nodes.ts";

const design = pipeline();
const nodes = createNodeProjection()(design);
const edges = createEdgeProjection()(design.blueprint);

describe("edges from very far away", () => {
  it("are one line that begins once for each edge", () => {
    expect(farEdgesPath(nodes, edges).match(/M/gu)).toHaveLength(edges.length);
  });

  it("follow a node that is moved", () => {
    const moved = nodes.map((node) => ({ ...node, position: { x: node.position.x + 10, y: node.position.y } }));
    expect(farEdgesPath(moved, edges)).not.toBe(farEdgesPath(nodes, edges));
  });

  it("leave out an edge whose end is not drawn", () => {
    expect(farEdgesPath([], edges)).toBe("");
  });

  it("hide all but the chosen ones and give the same objects again", () => {
    const hide = createEdgeHiding();
    const first = edges[0];
    const hidden = hide(edges, (edge) => edge === first);
    expect(hidden.map((edge) => edge.hidden === true)).toEqual(edges.map((edge) => edge !== first));
    expect(hide(edges, (edge) => edge === first)).toEqual(hidden);
    expect(hide(edges, () => false)[1]).toBe(hidden[1]);
  });
});
