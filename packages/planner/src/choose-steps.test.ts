import { type Address, type DesiredResource, needsOf, reference } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isActing } from "./choose-steps.ts";
import { planHash } from "./hashes.ts";
import type { Plan, RecordedResource } from "./plan.ts";
import { planAgain } from "./plan-again.ts";
import { planApply } from "./plan-apply.ts";
import { orderOperations, planOperations } from "./plan-operations.ts";
import { planSchema } from "./plan-schema.ts";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "./planner.testing.ts";
import { renderPlanText } from "./render-plan-text.ts";
import { isEmptyPlan } from "./totals.ts";

vi.setConfig({ testTimeout: 60_000 });

const secretDigests = { db: "d1" };

interface Change {
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  readonly only: readonly Address[];
}

function plan({ desired, recorded }: Omit<Change, "only">, only?: readonly Address[]): Plan {
  const consents = recorded.map(({ address }) => address);
  return planApply({ desired, recorded, secretDigests, consents, ...(only ? { only } : {}) });
}

function apply(before: Omit<Change, "only">, only?: readonly Address[]): RecordedResource[] {
  return simulateApply(plan(before, only), before.recorded, secretDigests);
}

/** A later version of something deployed, and some of its addresses. */
const changes: fc.Arbitrary<Change> = fc
  .tuple(desiredGraphs(), desiredGraphs())
  .map(([first, desired]) => ({ desired, recorded: apply({ desired: first, recorded: [] }) }))
  .chain(({ desired, recorded }) => {
    const addresses = [...new Set([...desired, ...recorded].map(({ address }) => address))];
    return fc.subarray(addresses).map((only) => ({ desired, recorded, only }));
  });

const bare = (step: Plan["steps"][number]) => ({ ...step, waitsFor: [] });
const doing = ({ steps }: Plan) => steps.filter(isActing);

describe("a targeted plan of a random change", () => {
  it("takes steps of the whole plan as they are, and lists every other one as left out", () => {
    fc.assert(
      fc.property(changes, (change) => {
        const [whole, targeted] = [plan(change), plan(change, change.only)];
        const taken = new Set(doing(targeted).map(({ address }) => address));
        expect(doing(targeted).map(bare)).toEqual(
          doing(whole)
            .filter(({ address }) => taken.has(address))
            .map(bare)
            .toSorted((left, right) => place(targeted, left.address) - place(targeted, right.address)),
        );
        const left = (targeted.leftOut ?? []).map(({ address }) => address);
        expect([...taken, ...left].toSorted()).toEqual(
          doing(whole)
            .map(({ address }) => address)
            .toSorted(),
        );
        expect(left.filter((address) => change.only.includes(address))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("needs nothing that it leaves out, and removes nothing that somebody left out has to leave first", () => {
    fc.assert(
      fc.property(changes, (change) => {
        const targeted = plan(change, change.only);
        const left = new Set((targeted.leftOut ?? []).map(({ address }) => address));
        const recorded = new Map(change.recorded.map((resource) => [resource.address, resource]));
        for (const { desired } of doing(targeted)) {
          expect((desired ? needsOf(desired) : []).filter((need) => left.has(need))).toEqual([]);
        }
        const removed = new Set(
          doing(targeted).flatMap(({ action, address }) => (["replace", "destroy"].includes(action) ? [address] : [])),
        );
        for (const address of left) {
          expect((recorded.get(address)?.dependsOn ?? []).filter((need) => removed.has(need))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("can be carried out in order, and then the whole plan leads where it would have led at once", () => {
    fc.assert(
      fc.property(changes, (change) => {
        const operations = planOperations(plan(change, change.only));
        expect(orderOperations(operations).length).toBe(operations.length);
        const half = apply(change, change.only);
        const end = apply({ ...change, recorded: half });
        expect(isEmptyPlan(plan({ ...change, recorded: end }))).toBe(true);
        expect(end.map(({ address }) => address).toSorted()).toEqual(
          apply(change)
            .map(({ address }) => address)
            .toSorted(),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("has nothing left for what was chosen once it was carried out, and made again it changes nothing", () => {
    fc.assert(
      fc.property(changes, (change) => {
        const targeted = planSchema.parse(JSON.parse(JSON.stringify(plan(change, change.only))));
        const half = simulateApply(targeted, change.recorded, secretDigests);
        const next = plan({ ...change, recorded: half });
        expect(doing(next).filter(({ address }) => change.only.includes(address))).toEqual([]);
        expect(isEmptyPlan(planAgain(targeted, half))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("is the whole plan, byte for byte, when everything is chosen", () => {
    fc.assert(
      fc.property(changes, (change) => {
        const everything = [...change.desired, ...change.recorded].map(({ address }) => address);
        expect(planHash(plan(change, everything))).toBe(planHash(plan(change)));
      }),
    );
  });
});

function place({ steps }: Plan, address: Address): number {
  return steps.findIndex((step) => step.address === address);
}

describe("a targeted plan", () => {
  const network = desiredResource("network.vpc");
  const bucket = desiredResource("store.bucket", { properties: { Name: "b", Kind: "a", Network: reference("network.vpc", "Arn") } });
  const job = desiredResource("job.run", { properties: { Name: "j", Source: reference("store.bucket", "Arn") } });
  const table = desiredResource("table.orders");

  it("creates what the chosen part needs, and neither its users nor its neighbours", () => {
    const targeted = planApply({ desired: [network, bucket, job, table], recorded: [], only: ["store.bucket"] });
    expect(doing(targeted).map(({ address }) => address)).toEqual(["network.vpc", "store.bucket"]);
    expect(targeted.leftOut).toEqual([
      { address: "table.orders", component: "table", action: "create" },
      { address: "job.run", component: "job", action: "create" },
    ]);
  });

  it("takes along who uses what is replaced, and leaves another change alone", () => {
    const recorded = simulateApply(planApply({ desired: [network, bucket, job, table], recorded: [] }), []);
    const changed = { ...bucket, properties: { ...bucket.properties, Kind: "b" } };
    const desired = [network, changed, job, { ...table, properties: { Name: "table.orders", Size: 2 } }];
    const targeted = planApply({ desired, recorded, only: ["store.bucket"] });
    expect(doing(targeted).map(({ address, action }) => [address, action])).toEqual([
      ["store.bucket", "replace"],
      ["job.run", "update"],
    ]);
    expect(targeted.leftOut?.map(({ address }) => address)).toEqual(["table.orders"]);
  });

  it("asks no consent for data that it leaves alone", () => {
    const data = { ...table, holdsData: true };
    const targeted = planApply({ desired: [network], recorded: [recordedResource(data)], only: ["network.vpc"] });
    expect(targeted.diagnostics).toEqual([]);
    expect(planApply({ desired: [network], recorded: [recordedResource(data)] }).diagnostics).toHaveLength(1);
  });

  it("says in its text what it leaves out", () => {
    const recorded = [recordedResource(network)];
    const text = renderPlanText(planApply({ desired: [network, table], recorded, only: ["network.vpc"] }));
    expect(text).toContain("Nothing to change in the chosen parts.\n");
    expect(text).toContain("1 not in this plan: table.orders (create)\n");
  });
});
