import { findDefinition } from "@zerolake/catalog";
import { describe, expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { createNodeProjection } from "./project-nodes.ts";
import { createZoneUnfolding, zonesOf } from "./unfold-zones.ts";

const design = pipeline();
const nodes = createNodeProjection()(design);

function named(kind: string, settings = {}) {
  return zonesOf({ id: "a", kind, title: "A", settings }, findDefinition(kind), "standard");
}

describe("zones of a store", () => {
  it("are what its setting says, and the default before somebody says anything", () => {
    expect(named("lakehouse-tables")).toEqual(["bronze", "silver", "gold"]);
    expect(named("object-store", { zones: ["landing"] })).toEqual(["landing"]);
  });

  it("are not the network's zones, which are a number", () => {
    expect(named("network")).toEqual([]);
    expect(named("event-stream")).toEqual([]);
  });
});

describe("unfolding", () => {
  it("gives the node a row for each zone and leaves its ports and all other nodes as they are", () => {
    const shown = createZoneUnfolding()(nodes, { tier: "standard", unfolded: new Set(["lake", "stream"]) });
    const [before, after] = [nodes, shown].map((list) => list.find(({ id }) => id === "lake")!);
    expect(after!.data).toMatchObject({ zones: ["bronze", "silver", "gold"] });
    expect(after!.height! - before!.height!).toBe(3 * 20);
    expect(after!.handles).toBe(before!.handles);
    expect(shown.filter(({ id }) => id !== "lake")).toEqual(nodes.filter(({ id }) => id !== "lake"));
  });

  it("keeps the node's object while it says the same", () => {
    const unfold = createZoneUnfolding();
    const ask = () => unfold(nodes, { tier: "standard", unfolded: new Set(["lake"]) }).find(({ id }) => id === "lake");
    expect(ask()).toBe(ask());
  });
});
