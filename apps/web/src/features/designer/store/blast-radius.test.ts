import { planApply } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { expect, it } from "vitest";
import { blastRadius, blastSentences } from "./blast-radius.ts";
import { pipeline } from "./designer-store.testing.ts";
import { DESIGN_OVERLAY, type Overlay, type PlannedComponent, planByComponent } from "./overlay.ts";

const { blueprint } = pipeline();
const planned = (mark: PlannedComponent["mark"], extra: Partial<PlannedComponent> = {}): PlannedComponent => ({
  mark,
  counts: { [mark]: 1 },
  ...extra,
});
const plan = (components: Readonly<Record<string, PlannedComponent>>): Overlay => ({ name: "plan", deployment: 1, components });

it("a replaced component reaches everything downstream of it, and nothing upstream", () => {
  const radius = blastRadius(plan({ stream: planned("replace") }), blueprint, "stream");
  expect(radius?.components.map(({ title }) => title)).toEqual(["Orders delivery", "Orders lake"]);
  expect(radius?.edges.size).toBe(2);
});

it("what stays in place reaches nothing", () => {
  const update = plan({ stream: planned("update") });
  expect(blastRadius(update, blueprint, "stream")).toBeUndefined();
  expect(blastRadius(update, blueprint, "lake")).toBeUndefined();
  expect(blastRadius(DESIGN_OVERLAY, blueprint, "stream")).toBeUndefined();
});

it("says how long it is away, that data is lost, who changes with it and who waits", () => {
  const overlay = plan({ stream: planned("replace", { losesData: true, awayMinutes: [12, 20] }), lake: planned("update") });
  const radius = blastRadius(overlay, blueprint, "stream");
  expect(radius && blastSentences(radius)).toEqual([
    "It is replaced and offline for about 12–20 min.",
    "What it holds is lost; how much that is is not known.",
    "Downstream the plan changes as well: Orders lake.",
    "Waits until it is there again: Orders delivery.",
  ]);
});

it("who stands on what is destroyed loses access", () => {
  const radius = blastRadius(plan({ delivery: planned("destroy") }), blueprint, "delivery");
  expect(radius && blastSentences(radius)).toEqual(["It is destroyed.", "Loses access to it: Orders lake."]);
});

it("a component is away when its old resource goes first, for as long as both halves usually take", () => {
  const before = {
    ...desiredResource("stream.topic", { holdsData: true }),
    properties: { Name: "a", Key: "1" },
    expectedMinutes: [4, 10] as const,
  };
  const facts = { ...before.facts, createOnly: ["Key"], hasUniqueName: true };
  const after = { ...before, facts, properties: { Name: "a", Key: "2" } };
  const { steps } = planApply({ desired: [after], recorded: [recordedResource({ ...before, facts })], consents: ["stream.topic"] });
  expect(planByComponent(steps)["stream"]).toMatchObject({
    mark: "replace",
    counts: { replace: 1 },
    losesData: true,
    awayMinutes: [6, 15],
  });
});
