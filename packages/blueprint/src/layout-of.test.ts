import { TEMPLATES } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprints, NATIVE_ICEBERG } from "./blueprint.testing.ts";
import { EMPTY_BLUEPRINT } from "./document.ts";
import { expandTemplate } from "./expand-template.ts";
import { layoutOf } from "./layout-of.ts";

const NODE = { width: 240, heightMax: 96 + 24 * 6 };

const part = (id: string, kind: string) => ({ id, kind, title: id, settings: {} });
const join = (from: string, to: string) => ({
  id: `${from}-${to}`,
  from: { component: from, port: "events" as const },
  to: { component: to, port: "events" as const },
});

describe("layoutOf", () => {
  it("gives every part a place on the grid, and no two parts the same room", () => {
    fc.assert(
      fc.property(blueprints({ componentsMax: 30 }), (blueprint) => {
        const { positions } = layoutOf(blueprint);
        expect(Object.keys(positions)).toEqual(blueprint.components.map(({ id }) => id));
        const places = Object.values(positions);
        for (const { x, y } of places) expect([x % 8, y % 8]).toEqual([0, 0]);
        const close = places.flatMap((left, index) =>
          places.slice(index + 1).filter((right) => Math.abs(left.x - right.x) < NODE.width && Math.abs(left.y - right.y) < 96),
        );
        expect(close).toEqual([]);
      }),
    );
  });

  it.each([
    ...TEMPLATES.map((template) => ({ id: template.id, blueprint: expandTemplate(template) })),
    { id: "native", blueprint: NATIVE_ICEBERG },
  ])("in $id every edge runs from left to right", ({ blueprint }) => {
    const { positions } = layoutOf(blueprint);
    const backwards = blueprint.edges.filter(({ from, to }) => positions[from.component]!.x >= positions[to.component]!.x);
    expect(backwards).toEqual([]);
  });

  it("two pipelines do not cross, however their parts are listed", () => {
    const components = [
      part("app1", "event-source"),
      part("app2", "event-source"),
      part("stream2", "event-stream"),
      part("stream1", "event-stream"),
      part("delivery1", "stream-delivery"),
      part("delivery2", "stream-delivery"),
    ];
    const edges = [join("app1", "stream1"), join("app2", "stream2"), join("stream1", "delivery1"), join("stream2", "delivery2")];
    const { positions } = layoutOf({ components, edges });
    const isFirstAbove = (first: string, second: string) => positions[first]!.y < positions[second]!.y;
    expect(isFirstAbove("stream1", "stream2")).toBe(isFirstAbove("app1", "app2"));
    expect(isFirstAbove("delivery1", "delivery2")).toBe(isFirstAbove("app1", "app2"));
  });

  it("places parts on a circle too", () => {
    const components = ["a", "b"].map((id) => ({ id, kind: "spark-engine", title: id, settings: {} }));
    const edges = [
      { id: "1", from: { component: "a", port: "tables" as const }, to: { component: "b", port: "tables" as const } },
      { id: "2", from: { component: "b", port: "tables" as const }, to: { component: "a", port: "tables" as const } },
    ];
    expect(Object.keys(layoutOf({ components, edges }).positions)).toEqual(["a", "b"]);
  });

  it("an empty blueprint has an empty layout", () => {
    expect(layoutOf(EMPTY_BLUEPRINT)).toEqual({ positions: {}, frames: [] });
  });
});
