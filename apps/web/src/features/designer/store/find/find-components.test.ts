import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { findComponents } from "./find-components.ts";
import { openFind, searchDrawing, stepFind } from "./find-session.ts";

const scope = { ...pipeline(), findings: new Map() };
const error = { id: "1", severity: "error" as const, code: "ZL-X", message: "m" };

describe("find in the drawing", () => {
  it("finds names, ids, kinds and categories, in the order of the data", () => {
    expect(findComponents("orders", scope)).toEqual(["clicks", "stream", "delivery", "lake"]);
    expect(findComponents("lake kind:tables", scope)).toEqual(["lake"]);
    expect(findComponents("kind:streaming", scope)).toContain("stream");
  });

  it("finds what is set", () => {
    const [first, ...rest] = scope.blueprint.components;
    const set = { ...scope.blueprint, components: [{ ...first!, settings: { retentionHours: 168 } }, ...rest] };
    expect(findComponents("168", { ...scope, blueprint: set })).toEqual(["clicks"]);
    expect(findComponents("retention", { ...scope, blueprint: set })).toEqual(["clicks"]);
  });

  it("every term must hold, and an empty query finds nothing", () => {
    expect(findComponents("stream lake", scope)).toEqual([]);
    expect(findComponents("   ", scope)).toEqual([]);
    expect(findComponents("kind:", scope)).toEqual([]);
  });

  it("finds neighbours and states", () => {
    expect(findComponents("uses:stream", scope)).toEqual(["clicks", "delivery"]);
    expect(findComponents("is:error", { ...scope, findings: new Map([["lake", [error]]]) })).toEqual(["lake"]);
    expect(findComponents("is:constructor", scope)).toEqual([]);
    const alone = { ...scope.blueprint, edges: [] };
    expect(findComponents("is:unconnected", { ...scope, blueprint: alone })).toHaveLength(4);
  });

  it("steps through the hits and round again", () => {
    const store = storeOf(pipeline());
    openFind(store);
    searchDrawing(store, "orders");
    expect(store.getState().focus).toBe("clicks");
    stepFind(store, -1);
    expect(store.getState().focus).toBe("lake");
    stepFind(store, 1);
    expect(store.getState().focus).toBe("clicks");
  });
});
