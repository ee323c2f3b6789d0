import { reachable } from "@zerolake/resources";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planApply } from "./plan-apply.ts";
import { minutesToWake, planHibernation } from "./plan-hibernation.ts";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "./planner.testing.ts";

const graphs = desiredGraphs().map((desired) => desired.map((resource) => recordedResource(resource)));
const withSome = graphs.chain((recorded) =>
  fc.record({
    recorded: fc.constant(recorded),
    components: fc.subarray([...new Set(recorded.map(({ component }) => component))]),
  }),
);

describe("a plan to hibernate", () => {
  it("never takes away what holds data, whatever its condition, nor what that stands on", () => {
    fc.assert(
      fc.property(withSome, fc.boolean(), ({ recorded: drawn, components }, isBroken) => {
        const recorded = drawn.map((resource) =>
          isBroken && resource.holdsData ? { ...resource, condition: "broken" as const } : resource,
        );
        const { steps } = planHibernation({ recorded, components });
        const going = new Set(steps.map(({ address }) => address));
        const needs = new Map(recorded.map(({ address, dependsOn }) => [address, dependsOn]));
        for (const { address, holdsData, retain } of recorded) {
          if (!holdsData && !retain) continue;
          expect(going.has(address)).toBe(false);
          for (const need of reachable([address], needs)) expect(going.has(need)).toBe(false);
        }
        expect(steps.every(({ risk }) => risk !== "dataLoss")).toBe(true);
      }),
    );
  });

  it("leaves nothing behind that stands on what went", () => {
    fc.assert(
      fc.property(withSome, ({ recorded, components }) => {
        const going = new Set(planHibernation({ recorded, components }).steps.map(({ address }) => address));
        const staying = recorded.filter(({ address }) => !going.has(address));
        expect(staying.filter(({ dependsOn }) => dependsOn.some((need) => going.has(need)))).toEqual([]);
      }),
    );
  });

  it("is undone by planning what is wanted: waking creates exactly what went, and then nothing is left to do", () => {
    const bucket = desiredResource("store.bucket", { holdsData: true });
    const job = desiredResource("job.application", { dependsOn: ["store.bucket"] });
    const desired = [bucket, job];
    const recorded = desired.map((resource) => recordedResource(resource));
    const sleep = planHibernation({ recorded, components: ["job"] });
    expect(sleep.steps.map(({ address, action }) => [address, action])).toEqual([["job.application", "destroy"]]);
    const asleep = recorded.filter(({ address }) => address === "store.bucket");
    const wake = planApply({ desired, recorded: asleep });
    expect(wake.totals).toMatchObject({ create: 1, replace: 0, destroy: 0, update: 0 });
    expect(planApply({ desired, recorded: simulateApply(wake, asleep) }).totals).toMatchObject({ create: 0, unchanged: 2 });
  });

  it("tells how long waking takes along the chain of what went", () => {
    const first = desiredResource("job.role", { expectedMinutes: [1, 2] });
    const second = desiredResource("job.application", { dependsOn: ["job.role"], expectedMinutes: [5, 10] });
    const recorded = [first, second].map((resource) => recordedResource(resource));
    expect(minutesToWake(planHibernation({ recorded, components: ["job"] }))).toEqual([6, 12]);
  });
});
