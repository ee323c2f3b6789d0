import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designs } from "../blueprint.testing.ts";
import { parseBlueprint } from "./parse-blueprint.ts";
import { salvageBlueprint } from "./salvage-blueprint.ts";

const positions = { clicks: { x: 0, y: 0 }, oracle: { x: 300, y: 0 } };

/** As a later version may write it: a kind, keys and a policy that this one does not know. */
const newer = {
  schemaVersion: 2,
  components: [
    { id: "clicks", kind: "event-source", title: "Clicks", settings: {}, owner: "shop" },
    { id: "stream", kind: "event-stream", title: "Stream", settings: { "Not a key": 1 } },
    { id: "oracle", kind: "crystal-ball", title: "Oracle", settings: {} },
    { id: "NOT AN ID", kind: "event-stream", title: "Odd", settings: {} },
  ],
  edges: [
    { id: "a", from: { component: "clicks", port: "events" }, to: { component: "stream", port: "events" }, since: 2 },
    { id: "b", from: { component: "stream", port: "events" }, to: { component: "oracle", port: "events" } },
    { id: "c", from: { component: "stream", port: "omens" }, to: { component: "oracle", port: "omens" } },
    { id: "d", from: { component: "stream", port: "events" }, to: { component: "gone", port: "events" } },
  ],
  tier: "production",
  policies: { omit: [], moods: true },
};

describe("what can be drawn of a document from a newer version", () => {
  it("is every component with an id, a kind and a title, and the edges that this version can join", () => {
    const { blueprint, layout, ...left } = salvageBlueprint(newer, { positions, frames: "?" });
    expect(blueprint.components.map(({ id }) => id)).toEqual(["clicks", "stream", "oracle"]);
    expect(blueprint.edges.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(blueprint.tier).toBe("production");
    expect(layout).toEqual({ positions, frames: [] });
    expect(left).toEqual({ because: "component “Oracle” is from a newer version", componentsLeftOut: 1, edgesLeftOut: 2 });
  });

  it("names the schema when every component is known", () => {
    const known = { ...newer, components: newer.components.slice(0, 2) };
    expect(salvageBlueprint(known, {}).because).toBe("it was written by a newer version, with schema 2; this one reads up to 1");
  });

  it("is everything when the document can be read", () => {
    fc.assert(
      fc.property(designs(), ({ blueprint, layout }) => {
        const salvage = salvageBlueprint(blueprint, layout);
        expect(salvage.blueprint.components).toEqual(blueprint.components);
        expect(salvage.blueprint.edges.map(({ id }) => id)).toEqual(blueprint.edges.map(({ id }) => id));
        expect(salvage).toMatchObject({ layout, componentsLeftOut: 0, edgesLeftOut: 0 });
      }),
      { numRuns: 50 },
    );
  });

  it("is a drawing whatever comes in", () => {
    const part = fc.oneof(fc.anything(), fc.constantFrom(...newer.components), fc.constantFrom(...newer.edges));
    const document = fc.oneof(fc.anything(), fc.record({ components: fc.array(part), edges: fc.array(part) }, { requiredKeys: [] }));
    fc.assert(
      fc.property(document, fc.anything(), (raw, layout) => {
        const { blueprint } = salvageBlueprint(raw, layout);
        const wrong = parseBlueprint(blueprint);
        const codes = wrong.ok ? [] : wrong.error.map(({ code }) => code);
        expect(codes.filter((code) => code.startsWith("ZL-DOC") || code === "ZL-ID-DUPLICATE" || code === "ZL-EDGE-DANGLING")).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
