import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { type Alignment, alignedSpots, alignSelected, distributedSpots } from "./arrange.ts";
import { undo } from "./commit.ts";
import { selectAll } from "./selection.ts";

const box = fc.record({
  x: fc.integer({ min: -500, max: 500 }).map((step) => step * 8),
  y: fc.integer({ min: -500, max: 500 }).map((step) => step * 8),
  width: fc.constant(240),
  height: fc.constantFrom(96, 120, 144),
});
const boxes = fc.array(box, { minLength: 3, maxLength: 9 }).map((list) => list.map((each, index) => ({ ...each, id: `c${index}` })));

describe("arranging", () => {
  it("aligned components share the side, and the other coordinate stays", () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom<Alignment>("left", "right", "top", "bottom"), (list, alignment) => {
        const spots = alignedSpots(list, alignment);
        const sides = list.map(({ id, width, height }) => {
          const { x, y } = spots[id]!;
          return { left: x, right: x + width, top: y, bottom: y + height }[alignment as "left"];
        });
        expect(new Set(sides).size).toBe(1);
        const other = alignment === "left" || alignment === "right" ? "y" : "x";
        for (const each of list) expect(spots[each.id]![other]).toBe(each[other]);
      }),
    );
  });

  it("distributed components have gaps that differ by no more than the grid, and the outer two stay", () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const spots = distributedSpots(list, "horizontal");
        const sorted = [...list].sort((one, other) => one.x - other.x);
        const gaps = sorted.slice(1).map((each, index) => spots[each.id]!.x - spots[sorted[index]!.id]!.x);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(16);
        expect(spots[sorted[0]!.id]!.x).toBe(sorted[0]!.x);
        expect(spots[sorted.at(-1)!.id]!.x).toBe(sorted.at(-1)!.x);
      }),
    );
  });

  it("is one step of undo", () => {
    const design = pipeline();
    const store = storeOf({ ...design, layout: { ...design.layout, positions: { ...design.layout.positions, lake: { x: 900, y: 400 } } } });
    selectAll(store);
    alignSelected(store, "top");
    expect(store.getState().log.current.layout.positions["lake"]).toEqual({ x: 900, y: 0 });
    undo(store);
    expect(store.getState().log.current.layout.positions["lake"]).toEqual({ x: 900, y: 400 });
  });
});
