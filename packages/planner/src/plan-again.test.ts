import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planAgain } from "./plan-again.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";
import { planSchema } from "./plan-schema.ts";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "./planner.testing.ts";
import { isEmptyPlan } from "./totals.ts";

const secretDigests = { db: "d1" };
const stored = <T>(plan: T) => planSchema.parse(JSON.parse(JSON.stringify(plan)));

describe("a plan once more", () => {
  it("changes nothing after it was carried out, whatever it had to do", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const creation = planApply({ desired: first, recorded: [], secretDigests });
        const before = simulateApply(creation, [], secretDigests);
        const change = planApply({ desired: second, recorded: before, secretDigests, consents: before.map(({ address }) => address) });
        const after = simulateApply(change, before, secretDigests);
        expect(isEmptyPlan(planAgain(stored(creation), before))).toBe(true);
        expect(isEmptyPlan(planAgain(stored(change), after))).toBe(true);
      }),
    );
  });

  it("creates what an apply left out, and nothing else", () => {
    const desired = ["a.x", "b.x"].map((address) => desiredResource(address));
    const plan = planApply({ desired, recorded: [] });
    const again = planAgain(
      plan,
      desired.slice(0, 1).map((resource) => recordedResource(resource)),
    );
    expect(again.totals).toMatchObject({ create: 1, unchanged: 1 });
  });

  it("removes what a destruction left, and not what it had not chosen", () => {
    const recorded = ["a.x", "b.x"].map((address) => recordedResource(desiredResource(address)));
    const plan = planDestroy({ recorded, selection: { addresses: ["a.x"] } });
    expect(planAgain(plan, recorded).steps.map(({ address }) => address)).toEqual(["a.x"]);
    expect(isEmptyPlan(planAgain(plan, recorded.slice(1)))).toBe(true);
  });
});
