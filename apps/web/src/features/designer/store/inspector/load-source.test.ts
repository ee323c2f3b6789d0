import { describe, expect, it } from "vitest";
import { pipeline } from "../designer-store.testing.ts";
import { loadFieldAbove } from "./load-source.ts";

describe("where a load is said", () => {
  it("is the field of the source above, however far", () => {
    const { blueprint } = pipeline();
    expect(loadFieldAbove(blueprint, "delivery")).toEqual({ component: "clicks", setting: "eventsPerSecond" });
    expect(loadFieldAbove(blueprint, "clicks")).toEqual({ component: "clicks", setting: "eventsPerSecond" });
  });

  it("is nowhere while nothing feeds it", () => {
    const { blueprint } = pipeline();
    expect(loadFieldAbove({ ...blueprint, edges: blueprint.edges.slice(1) }, "delivery")).toBeUndefined();
  });
});
