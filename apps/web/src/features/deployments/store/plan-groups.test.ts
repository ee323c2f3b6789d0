import type { Plan, PlanAction, PlanStep } from "@zerolake/planner";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionsOf, EVERYTHING_THAT_CHANGES, groupSteps, resourceName } from "./plan-groups.ts";
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
        const groups = groupSteps({ steps } as unknown as Plan, [], { ...EVERYTHING_THAT_CHANGES, isUnchangedShown: true });
        expect(groups.flatMap((group) => group.steps).toSorted(byAddress)).toEqual(steps.toSorted(byAddress));
        for (const group of groups) expect(group.steps).toEqual(steps.filter((candidate) => candidate.component === group.component));
      }),
    );
  });

  it("hides unchanged steps, and everything harmless when only risks are wanted", () => {
    const steps = [step("a", "r", "replace"), step("a", "n", "none"), step("b", "c", "create")];
    const plan = { steps } as unknown as Plan;
    expect(groupSteps(plan, [], EVERYTHING_THAT_CHANGES).flatMap((group) => group.steps)).toHaveLength(2);
    expect(groupSteps(plan, [], { ...EVERYTHING_THAT_CHANGES, isOnlyRisky: true }).flatMap((group) => group.steps)).toEqual([steps[0]]);
  });

  it("finds by address and by the component's title, and one action at a time", () => {
    const plan = {
      steps: [step("a", "bucket", "create"), step("a", "role", "replace"), step("b", "bucket", "replace")],
    } as unknown as Plan;
    const described = [{ component: "b", title: "Orders", service: "" }];
    const addresses = (filter: object) =>
      groupSteps(plan, described, { ...EVERYTHING_THAT_CHANGES, ...filter }).flatMap(({ steps }) => steps.map(({ address }) => address));
    expect(addresses({ text: "BUCKET" })).toEqual(["a.bucket", "b.bucket"]);
    expect(addresses({ text: "orders" })).toEqual(["b.bucket"]);
    expect(addresses({ action: "replace", text: "a." })).toEqual(["a.role"]);
    expect(actionsOf(plan)).toEqual([
      { action: "create", count: 1 },
      { action: "replace", count: 2 },
    ]);
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
