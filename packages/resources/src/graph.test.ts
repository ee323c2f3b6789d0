import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invert, orderByDependency, reachable } from "./graph.ts";

const ids = ["a", "b", "c", "d", "e", "f"] as const;
const anyGraph = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.subarray([...ids])), { maxLength: 6 })
  .map((rows) => new Map<string, readonly string[]>(rows));

describe("orderByDependency", () => {
  it("puts every dependency before what needs it, and accounts for every node", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { order, cyclic } = orderByDependency(graph);
        const place = new Map(order.map((id, index) => [id, index]));
        for (const id of order) {
          for (const need of graph.get(id) ?? [])
            expect(!graph.has(need) || (place.get(need) ?? Number.POSITIVE_INFINITY) < (place.get(id) ?? 0)).toBe(true);
        }
        const stuck = [...graph.keys()].filter((id) => !place.has(id));
        expect(stuck.length === 0).toBe(cyclic.length === 0);
        expect(cyclic.every((id) => stuck.includes(id) && reachable([id], graph).has(id))).toBe(true);
      }),
    );
  });

  it("keeps the order of the map where nothing decides", () => {
    expect(
      orderByDependency(
        new Map([
          ["b", []],
          ["a", []],
          ["c", ["a"]],
        ]),
      ).order,
    ).toEqual(["b", "a", "c"]);
  });
});

it("inverting twice gives the same edges", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const inside = new Map([...graph].map(([id, needs]) => [id, [...new Set(needs.filter((need) => graph.has(need)))]]));
      const turned = invert(inside);
      expect([...turned].flatMap(([to, from]) => from.map((id) => `${id}>${to}`)).toSorted()).toEqual(edgesOf(inside));
    }),
  );
});

function edgesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  return [...graph].flatMap(([from, to]) => to.map((id) => `${from}>${id}`)).toSorted();
}
