import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate, TEMPLATES } from "@zerolake/catalog";
import { type DesignCost, designOf, priceDesign } from "@zerolake/pricing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { previewTarget } from "@/clouds/preview-target.ts";
import { changeOf } from "./plan-cost.ts";

const costs: readonly (DesignCost | undefined)[] = [
  undefined,
  ...TEMPLATES.map(({ id }) => priceDesign(designOf(expandTemplate(findTemplate(id)!), previewTarget("aws", "standard")))),
];
const cents = (usd: number) => Math.round(usd * 100);

describe("what a plan does to the bill", () => {
  it("changes of the components add up to the change of the whole, from and to any drawing, and back again", () => {
    fc.assert(
      fc.property(fc.constantFrom(...costs), fc.constantFrom(...costs), (before, after) => {
        const { byComponent, beforeUsd, afterUsd } = changeOf(before, after);
        const parts = Object.values(byComponent);
        expect(parts.reduce((sum, part) => sum + cents(part.beforeUsd), 0)).toBe(cents(beforeUsd));
        expect(parts.reduce((sum, part) => sum + cents(part.afterUsd), 0)).toBe(cents(afterUsd));
        const back = changeOf(after, before);
        expect([back.beforeUsd, back.afterUsd]).toEqual([afterUsd, beforeUsd]);
      }),
    );
  });

  it("a destruction ends at nothing, and the same drawing changes nothing", () => {
    const cost = costs[1]!;
    expect(changeOf(cost, undefined)).toMatchObject({ afterUsd: 0, beforeUsd: cost.monthlyUsd, range: { high: 0 } });
    const same = changeOf(cost, cost);
    expect(Object.values(same.byComponent).every(({ beforeUsd, afterUsd }) => beforeUsd === afterUsd)).toBe(true);
  });
});
