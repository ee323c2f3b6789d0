import { describe, expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { createNodeProjection } from "./project-nodes.ts";

describe("nodes of the drawing", () => {
  it("a component of a kind that nobody knows keeps the ports that its edges end at", () => {
    const { blueprint, layout } = pipeline();
    const components = blueprint.components.map((component) =>
      component.id === "delivery" ? { ...component, kind: "crystal-ball" } : component,
    );
    const nodes = createNodeProjection()({ blueprint: { ...blueprint, components }, layout });
    const unknown = nodes.find(({ id }) => id === "delivery");
    expect(unknown?.data).toMatchObject({ definition: undefined });
    expect(unknown?.handles?.map(({ id }) => id)).toEqual(["in:events", "out:tables"]);
  });

  it("what did not change keeps its object, so that only touched nodes render again", () => {
    const project = createNodeProjection();
    const design = pipeline();
    const before = project(design);
    const moved = { ...design, layout: { ...design.layout, positions: { ...design.layout.positions, lake: { x: 0, y: 400 } } } };
    const after = project(moved);
    const same = after.filter((node) => before.includes(node)).map(({ id }) => id);
    expect(same.sort()).toEqual(["clicks", "delivery", "stream"]);
  });
});
