import { advanceRun, type CloudDriver } from "@zerolake/execution";
import { requestCancel } from "@zerolake/execution/testing/journal";
import { planApply, type RecordedResource } from "@zerolake/planner";
import { desiredGraphs } from "@zerolake/planner/testing";
import type { DesiredResource } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { EngineWorld, type WorldOptions } from "./engine-world.testing.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { type Kill, survive } from "./mortal-worker.testing.ts";

vi.setConfig({ testTimeout: 60_000 });

const secretDigests = { db: "digest-of-db" };

function worldOf(desired: readonly DesiredResource[], options: Partial<WorldOptions> = {}): EngineWorld {
  const { recorded = [] } = options;
  return new EngineWorld({
    plan: planApply({ desired, recorded, secretDigests, consents: recorded.map((resource) => resource.address) }),
    ...options,
  });
}

/** Numbers that a cloud hands out differ between runs; everything else may not. */
function comparable(recorded: readonly RecordedResource[]): string {
  const text = JSON.stringify([...recorded].sort((left, right) => (left.address < right.address ? -1 : 1)));
  return text.replaceAll(/(thing-|:)\d+/g, "$1N");
}

function openEntries(world: EngineWorld): unknown[] {
  return [...world.store.entries.values()].filter((entry) => entry.state === "intended" || entry.state === "accepted");
}

function expectWhole(world: EngineWorld, desired: readonly DesiredResource[]): void {
  expect(openEntries(world)).toEqual([]);
  const again = planApply({ desired, recorded: world.recorded, secretDigests });
  expect(again.steps.filter((step) => step.action !== "none")).toEqual([]);
  const existing = world.cloud.resources.map((resource) => resource.identifier).sort();
  expect(existing).toEqual(world.recorded.map((resource) => resource.identifier).sort());
  const sent = new Map(world.cloud.resources.map(({ identifier, properties }) => [identifier, properties["Kind"]]));
  expect(world.recorded.map(({ identifier }) => sent.get(identifier))).toEqual(world.recorded.map(({ properties }) => properties["Kind"]));
  const numbers = world.store.events.map((row) => row.sequence);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(Object.values(world.view.steps).filter((step) => !["succeeded", "unchanged"].includes(step.status))).toEqual([]);
}

const kill: fc.Arbitrary<Kill> = fc.record({ at: fc.integer({ min: 1, max: 30 }), when: fc.constantFrom("before", "after") });
const CLOUDS: Record<string, Omit<MemoryCloudOptions, "nowMs">> = {
  "answering at once": {},
  "working for a while": { polls: 2, pollAfterMs: 5_000 },
  "without tokens": { honoursTokens: false },
  "without tokens, working for a while, listing late": { honoursTokens: false, polls: 2, listingLagMs: 30_000 },
};

/** Where tokens do not count, only a unique name makes it certain what became of a call; the rest has a test of its own. */
function certain(desired: readonly DesiredResource[], { honoursTokens = true }: MemoryCloudOptions): readonly DesiredResource[] {
  return honoursTokens ? desired : desired.map((resource) => ({ ...resource, facts: { ...resource.facts, hasUniqueName: true } }));
}

describe.each(Object.entries(CLOUDS))("workers killed at random calls, on a cloud %s", (_name, cloudOptions) => {
  it("create each resource exactly once and end as if nothing had happened", async () => {
    await fc.assert(
      fc.asyncProperty(desiredGraphs(8), fc.array(kill, { minLength: 1, maxLength: 6 }), async (graph, kills) => {
        const desired = certain(graph, cloudOptions);
        const undisturbed = worldOf(desired, { cloudOptions });
        await undisturbed.finish();
        const world = worldOf(desired, { cloudOptions });
        const { outcome } = await survive(world, kills);
        expect(outcome).toMatchObject({ state: "finished", result: "succeeded" });
        const made = world.cloud.created.map((resource) => resource.address);
        expect(made.length).toBe(new Set(made).size);
        expect(comparable(world.recorded)).toEqual(comparable(undisturbed.recorded));
        expectWhole(world, desired);
      }),
      { numRuns: 50 },
    );
  });

  it("change, replace and destroy without leaving anything behind", async () => {
    await fc.assert(
      fc.asyncProperty(
        desiredGraphs(8),
        desiredGraphs(8),
        fc.array(kill, { minLength: 1, maxLength: 6 }),
        async (firstGraph, secondGraph, kills) => {
          const first = certain(firstGraph, cloudOptions);
          const second = certain(secondGraph, cloudOptions);
          const before = worldOf(first, { cloudOptions });
          await before.finish();
          const made = before.cloud.created.length;
          const world = worldOf(second, { recorded: before.recorded, cloud: before.cloud, time: before.time, deploymentId: "d-2" });
          const { outcome } = await survive(world, kills);
          expect(outcome).toMatchObject({ state: "finished", result: "succeeded" });
          expectWhole(world, second);
          const { create, replace } = world.store.plan.totals;
          expect(world.cloud.created.length - made).toBe(create + replace);
        },
      ),
      { numRuns: 50 },
    );
  });
});

it("makes nothing twice and forgets nothing, or shows it, where neither a token nor a name can tell", async () => {
  const cloudOptions = { honoursTokens: false, listingLagMs: 30_000 };
  await fc.assert(
    fc.asyncProperty(desiredGraphs(8), desiredGraphs(8), fc.array(kill, { minLength: 1, maxLength: 6 }), async (first, second, kills) => {
      const before = worldOf(first, { cloudOptions });
      await before.finish();
      before.time.nowMs += 600_000;
      const made = before.cloud.created.length;
      const world = worldOf(second, { recorded: before.recorded, cloud: before.cloud, time: before.time, deploymentId: "d-2" });
      const { outcome } = await survive(world, kills);
      const { create, replace } = world.store.plan.totals;
      expect(world.cloud.created.length - made).toBeLessThanOrEqual(create + replace);
      const steps = Object.values(world.view.steps);
      const shown = new Set(steps.filter((step) => step.status === "uncertain").map((step) => step.address));
      const recorded = new Set(world.recorded.map((resource) => resource.identifier));
      expect(world.cloud.resources.filter(({ address, identifier }) => !recorded.has(identifier) && !shown.has(address))).toEqual([]);
      expect(outcome).toMatchObject({ result: shown.size > 0 ? "failed" : "succeeded" });
      const sent = new Map(world.cloud.resources.map(({ identifier, properties }) => [identifier, properties["Kind"]]));
      expect(world.recorded.filter(({ identifier, properties }) => sent.get(identifier) !== properties["Kind"])).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

it("survives a kill at every single call of a run, before and after its effect", async () => {
  const [desired] = fc.sample(desiredGraphs(6), { numRuns: 1, seed: 3 });
  let reached = 0;
  for (const when of ["before", "after"] as const) {
    for (let at = 1; ; at += 1) {
      const world = worldOf(desired ?? [], { cloudOptions: { polls: 1 } });
      const { struck } = await survive(world, [{ at, when }]);
      expectWhole(world, desired ?? []);
      if (struck === 0) break;
      reached += 1;
    }
  }
  expect(reached).toBeGreaterThan(50);
});

it("starts nothing after a cancel, whoever dies in between", async () => {
  await fc.assert(
    fc.asyncProperty(desiredGraphs(8), fc.nat(20), fc.array(kill, { maxLength: 4 }), async (desired, cancelAt, kills) => {
      const world = worldOf(desired, { cloudOptions: { polls: 2, pollAfterMs: 5_000 } });
      let calls = 0;
      const cancelling = world.worker((ports) => {
        const create: CloudDriver["create"] = (request, options) => {
          calls += 1;
          if (calls === cancelAt) requestCancel(world.store);
          return ports.driver.create(request, options);
        };
        return { ...ports, driver: { ...ports.driver, create } };
      });
      await advanceRun(cancelling);
      if (!world.store.isCancelRequested) requestCancel(world.store);
      const { outcome } = await survive(world, kills);
      expect(outcome).toMatchObject({ state: "finished" });
      const cancelled = world.store.events.findIndex(({ event }) => event.type === "cancelRequested");
      const late = world.store.events.slice(cancelled).filter(({ event }) => event.type === "stepStarted");
      expect(late).toEqual([]);
      expect(openEntries(world)).toEqual([]);
      expect(world.cloud.resources.map((resource) => resource.identifier).sort()).toEqual(
        world.recorded.map((resource) => resource.identifier).sort(),
      );
    }),
    { numRuns: 80 },
  );
});
