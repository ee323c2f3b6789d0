import * as fc from "fast-check";
import { expect, it } from "vitest";
import { byComponent } from "./by-component.ts";

it("keeps every item once and in order, and components in the order in which they come first", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ component: fc.constantFrom("a", "b", "c"), value: fc.nat() })), (items) => {
      const groups = byComponent(items);
      expect([...groups.keys()]).toEqual([...new Set(items.map(({ component }) => component))]);
      for (const [component, group] of groups) expect(group).toEqual(items.filter((item) => item.component === component));
    }),
  );
});
