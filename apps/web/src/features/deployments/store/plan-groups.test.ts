import type { Plan, PlanAction, PlanStep } from "@zerolake/planner";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupSteps, resourceName } from "./plan-groups.ts";
import { showAfter, showValue } from "./plan-value.ts";

const step = (component: string, name: string, action: PlanAction): PlanStep => ({
  address: `${component}.${name}`,
  component,
  type: "T",
  action,
  changes: [],
  because: "",
  risk: action === "replace" ? "interruption" : "none",
  waitsFor: [],
});
const anyStep = fc
  .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom<PlanAction>("replace", "destroy", "update", "create", "none"))
  .map(([component, action]) => ({ component, action }));

describe("groupSteps", () => {
  it("shows every step exactly once when unchanged ones are shown, in the plan's order inside a component", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (drawn) => {
        const steps = drawn.map(({ component, action }, index) => step(component, `r${index}`, action));
        const groups = groupSteps({ steps } as unknown as Plan, [], { isUnchangedShown: true, isOnlyRisky: false });
        expect(groups.flatMap((group) => group.steps).toSorted(byAddress)).toEqual(steps.toSorted(byAddress));
        for (const group of groups) expect(group.steps).toEqual(steps.filter((candidate) => candidate.component === group.component));
      }),
    );
  });

  it("hides unchanged steps, and everything harmless when only risks are wanted", () => {
    const steps = [step("a", "r", "replace"), step("a", "n", "none"), step("b", "c", "create")];
    const plan = { steps } as unknown as Plan;
    expect(groupSteps(plan, [], { isUnchangedShown: false, isOnlyRisky: false }).flatMap((group) => group.steps)).toHaveLength(2);
    expect(groupSteps(plan, [], { isUnchangedShown: false, isOnlyRisky: true }).flatMap((group) => group.steps)).toEqual([steps[0]]);
  });

  it("names a resource without its component", () => {
    expect(resourceName({ address: 'stream.topic["a"]', component: "stream" })).toBe('topic["a"]');
  });
});

describe("values", () => {
  const change = { path: "p", forcesReplacement: false, isKnownAfterApply: false, isSensitive: false };
  it("never shows what is sensitive or a secret", () => {
    expect(showValue({ isSensitive: true }, "geheim")).toBe("(hidden)");
    expect(showValue({ isSensitive: false }, { $secret: "password" })).toBe("(hidden)");
    expect(showAfter({ ...change, isSensitive: true, after: "geheim" })).toBe("(hidden)");
  });
  it("says what only the apply will bring", () => {
    expect(showAfter({ ...change, isKnownAfterApply: true, after: { $ref: "a.b", attr: "Arn" } })).toBe("(known after apply)");
  });
  it("shows references and joined text readably", () => {
    expect(showValue(change, { $join: ["s3://", { $ref: "lake.bucket", attr: "BucketName" }, "/raw"] })).toBe(
      "s3://lake.bucket.BucketName/raw",
    );
  });
});

function byAddress(left: PlanStep, right: PlanStep): number {
  return left.address.localeCompare(right.address, "en");
}
