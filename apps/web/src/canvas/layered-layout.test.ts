import { expandTemplate } from "@zerolake/blueprint";
import { findDefinition, TEMPLATES } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { layeredLayout, NODE_WIDTH, nodeHeight } from "./layered-layout.ts";

const component = (id: string) => ({ id, kind: "spark-job", title: id, settings: {} });
const edge = (from: string, to: string) => ({
  id: `${from}-${to}`,
  from: { component: from, port: "tables" as const },
  to: { component: to, port: "tables" as const },
});

describe.each(TEMPLATES.map((template) => [template.id, expandTemplate(template)] as const))("%s", (_id, blueprint) => {
  const { positions } = layeredLayout(blueprint);

  it("every part that is drawn has a place, and platform parts have none", () => {
    for (const { id, kind } of blueprint.components) expect(id in positions).toBe(findDefinition(kind)?.isPlatform !== true);
  });

  it("no two parts overlap", () => {
    const boxes = blueprint.components.flatMap(({ id, kind }) => (positions[id] ? [{ ...positions[id], height: nodeHeight(kind) }] : []));
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.x + NODE_WIDTH <= b.x || b.x + NODE_WIDTH <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("data flows from left to right", () => {
    const drawn = blueprint.edges.filter(({ from, to }) => from.component in positions && to.component in positions);
    expect(drawn.filter(({ from, to }) => positions[from.component]!.x >= positions[to.component]!.x)).toEqual([]);
  });

  it("the same drawing gets the same places", () => {
    expect(layeredLayout(blueprint)).toEqual({ positions, frames: [] });
  });
});

describe("layeredLayout", () => {
  it("places a drawing with a loop and ends", () => {
    const { positions } = layeredLayout({ components: [component("a"), component("b")], edges: [edge("a", "b"), edge("b", "a")] });
    expect(Object.keys(positions)).toEqual(expect.arrayContaining(["a", "b"]));
  });

  it("an empty drawing has no places", () => {
    expect(layeredLayout({ components: [], edges: [] })).toEqual({ positions: {}, frames: [] });
  });
});
