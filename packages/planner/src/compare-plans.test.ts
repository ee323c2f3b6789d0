import * as fc from "fast-check";
import { expect, it } from "vitest";
import { comparePlans } from "./compare-plans.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";
import { desiredResource, recordedResource } from "./planner.testing.ts";

const BUCKET = desiredResource("lake.bucket");
const ROLE = desiredResource("job.role");
const change = (properties: Record<string, string>) => ({ ...ROLE, properties });

it("a plan differs in nothing from itself", () => {
  fc.assert(
    fc.property(fc.subarray([BUCKET, ROLE]), fc.subarray([BUCKET, ROLE]), (desired, recorded) => {
      const plan = planApply({ desired, recorded: recorded.map((resource) => recordedResource(resource)) });
      expect(comparePlans(plan, plan)).toEqual([]);
    }),
  );
});

it("names each resource that is treated otherwise, with what would have been and what will be", () => {
  const before = planApply({ desired: [BUCKET, ROLE], recorded: [] });
  const after = planApply({ desired: [BUCKET], recorded: [recordedResource(BUCKET)] });
  expect(comparePlans(before, after)).toEqual([
    { address: "lake.bucket", component: "lake", before: "create", after: "none" },
    { address: "job.role", component: "job", before: "create", after: "none" },
  ]);
});

it("sees another change of the same resource, and a consent that was not there", () => {
  const recorded = [recordedResource(change({ Path: "/a" }))];
  const to = (path: string) => planApply({ desired: [change({ Path: path })], recorded });
  expect(comparePlans(to("/b"), to("/c"))).toHaveLength(1);
  const vault = [recordedResource(desiredResource("vault.bucket", { holdsData: true }))];
  const destroy = (consents: readonly string[]) => planDestroy({ recorded: vault, selection: "all", consents });
  expect(comparePlans(destroy([]), destroy(["vault.bucket"]))).toHaveLength(1);
});
