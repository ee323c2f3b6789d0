import type { Plan, PlanStep } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { expect, it } from "vitest";
import { withUsualMinutes } from "./usual-minutes.ts";

const step = (address: string, type: string, waitsFor: readonly string[] = []): PlanStep => ({
  address,
  component: "a",
  type,
  action: "create",
  changes: [],
  because: "",
  risk: "none",
  waitsFor,
  desired: { ...desiredResource(address, { type }), dependsOn: waitsFor, expectedMinutes: [10, 20] },
});
const plan = { steps: [step("a.one", "Known"), step("a.two", "Unknown", ["a.one"])], expectedMinutes: [20, 40] } as unknown as Plan;

it("what is known of a type takes the place of what is typical, and the whole follows along the waits", () => {
  const timed = withUsualMinutes(plan, { Known: [1, 2] });
  expect(timed.steps.map(({ desired }) => desired?.expectedMinutes)).toEqual([
    [1, 2],
    [10, 20],
  ]);
  expect(timed.expectedMinutes).toEqual([11, 22]);
});

it("is the very same plan when nothing of it is known", () => {
  expect(withUsualMinutes(plan, { Other: [1, 2] })).toBe(plan);
});
