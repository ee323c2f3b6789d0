import { findDefinition } from "@zerolake/catalog";
import { COMPONENT_ID_PATTERN } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultTitle, nextComponentId, nextEdgeId } from "./component-names.ts";

const titled = (kind: string, neighbour?: string, taken: readonly string[] = []) =>
  defaultTitle(findDefinition(kind)!, { ...(neighbour === undefined ? {} : { neighbour }), taken: new Set(taken) });

describe("nextComponentId", () => {
  it("is always legal and free", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.array(fc.string({ maxLength: 5 })), (text, others) => {
        const taken = new Set(others);
        for (let round = 0; round < 12; round += 1) {
          const id = nextComponentId(text, taken);
          expect(id).toMatch(COMPONENT_ID_PATTERN);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
      }),
    );
  });

  it.each([
    ["Köpfe & Füße (gold)", "kopfe-fu-e-gold"],
    ["  Orders  ", "orders"],
    ["42 is the answer", "is-the-answer"],
    ["データ", "part"],
    ["A very long title that goes on and on", "a-very-long-title-that-goes-on"],
  ])("makes %j into %s", (title, id) => {
    expect(nextComponentId(title, new Set())).toBe(id);
  });
});

describe("nextEdgeId", () => {
  it("numbers a second edge between the same ports", () => {
    const edge = { from: { component: "a", port: "events" }, to: { component: "b" } };
    expect(nextEdgeId(edge, new Set(["a-events--b"]))).toBe("a-events--b-2");
  });
});

describe("defaultTitle", () => {
  it("speaks of what the neighbour is about", () => {
    expect(titled("lakehouse-tables", "Orders stream")).toBe("Orders tables");
    expect(titled("data-quality", "Orders tables")).toBe("Orders checks");
    expect(titled("event-stream", "Shop events")).toBe("Shop stream");
  });

  it("is the kind's own title without a neighbour, or where a neighbour says nothing", () => {
    expect(titled("lakehouse-tables")).toBe("Lakehouse tables");
    expect(titled("network", "Orders stream")).toBe("Private network");
  });

  it("is numbered when the title stands there already", () => {
    expect(titled("lakehouse-tables", "Orders stream", ["Orders tables"])).toBe("Orders tables 2");
  });
});
