import fc from "fast-check";
import { expect, it } from "vitest";
import { withDependants } from "./with-dependants.ts";

const COMPONENTS = ["a", "b", "c", "d"];
/** Twelve resources, each depending on some that come before it. */
const recordings = fc
  .array(fc.record({ component: fc.constantFrom(...COMPONENTS), needs: fc.array(fc.nat(11), { maxLength: 3 }) }), { maxLength: 12 })
  .map((rows) =>
    rows.map(({ component, needs }, index) => ({
      address: `${component}.${index}`,
      component,
      dependsOn: [...new Set(needs.filter((need) => need < index))].map((need) => `${rows[need]?.component}.${need}`),
    })),
  );

it("what goes is what was chosen and what needs something that goes, and nothing else", () => {
  fc.assert(
    fc.property(recordings, fc.subarray(COMPONENTS), (recorded, chosen) => {
      const going = new Set(withDependants(recorded, chosen));
      for (const { address, component, dependsOn } of recorded)
        expect(going.has(address)).toBe(chosen.includes(component) || dependsOn.some((need) => going.has(need)));
    }),
  );
});
