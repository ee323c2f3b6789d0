import { describe, expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { foldFrames } from "./fold-frames.ts";
import { createEdgeProjection } from "./project-edges.ts";
import { createNodeProjection } from "./project-nodes.ts";

const frame = { id: "f", title: "Ingest", note: "", tint: 0, position: { x: -32, y: -56 }, size: { width: 700, height: 200 } };

function drawing(members: readonly string[]) {
  const design = pipeline();
  const framed = { ...design, layout: { ...design.layout, frames: [{ ...frame, members }] } };
  return { nodes: createNodeProjection()(framed), edges: createEdgeProjection()(design.blueprint) };
}

describe("folded frames", () => {
  it("hide what lies in them and keep the connections that cross the border", () => {
    const { nodes, edges } = foldFrames(drawing(["clicks", "stream"]), new Set(["f"]));
    expect(nodes.map(({ id }) => id)).toEqual(["frame/f", "delivery", "lake"]);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([
      ["frame/f", "delivery"],
      ["delivery", "lake"],
    ]);
  });

  it("every shown edge ends at ports that exist", () => {
    const { nodes, edges } = foldFrames(drawing(["stream", "delivery"]), new Set(["f"]));
    const handles = new Map(nodes.map(({ id, handles: own }) => [id, (own ?? []).map((handle) => handle.id)]));
    for (const { source, sourceHandle, target, targetHandle } of edges) {
      expect(handles.get(source)).toContain(sourceHandle);
      expect(handles.get(target)).toContain(targetHandle);
    }
  });

  it("connections of one kind to one neighbour are drawn once", () => {
    const { nodes, edges } = drawing(["clicks", "stream"]);
    const [first] = edges;
    const twice = [...edges, { ...first!, id: "again", source: "clicks", target: "delivery", targetHandle: "in:events" }];
    expect(foldFrames({ nodes, edges: twice }, new Set(["f"])).edges).toHaveLength(2);
  });

  it("change nothing while none is folded", () => {
    const before = drawing(["clicks"]);
    const after = foldFrames(before, new Set());
    expect(after.nodes).toBe(before.nodes);
    expect(after.edges).toBe(before.edges);
  });
});
