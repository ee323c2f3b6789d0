import { planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { criticalPathOf } from "./critical-path.ts";

const timed = (address: string, minutes: number, dependsOn: readonly string[] = []) => ({
  ...desiredResource(address, { dependsOn }),
  expectedMinutes: [minutes, minutes] as const,
});

it("is the longest chain, with its components in order", () => {
  const plan = planApply({
    desired: [
      timed("net.vpc", 5),
      timed("stream.cluster", 30, ["net.vpc"]),
      timed("job.role", 1),
      timed("job.app", 3, ["stream.cluster", "job.role"]),
    ],
    recorded: [],
  });
  expect(criticalPathOf(plan)).toEqual({
    addresses: new Set(["net.vpc", "stream.cluster", "job.app"]),
    components: ["net", "stream", "job"],
    minutes: [38, 38],
  });
});

it("takes as long as the plan says, whatever the graph", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ minutes: fc.nat(30), needs: fc.array(fc.nat(), { maxLength: 3 }) }), { minLength: 1, maxLength: 15 }),
      (drawn) => {
        const desired = drawn.map(({ minutes, needs }, index) =>
          timed(
            `c${index % 3}.r${index}`,
            minutes,
            index === 0 ? [] : [...new Set(needs.map((need) => `c${(need % index) % 3}.r${need % index}`))],
          ),
        );
        const plan = planApply({ desired, recorded: [] });
        expect(criticalPathOf(plan)?.minutes[1] ?? 0).toBe(plan.expectedMinutes[1]);
      },
    ),
  );
});

it("is not there when nothing takes time", () => {
  expect(criticalPathOf({ steps: [] })).toBeUndefined();
});
