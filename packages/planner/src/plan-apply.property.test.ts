import { type DesiredResource, orderByDependency, reachable } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { planHash } from "./hashes.ts";
import type { Plan, RecordedResource } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";
import { orderOperations, planOperations } from "./plan-operations.ts";
import { planSchema } from "./plan-schema.ts";
import { desiredGraphs, simulateApply } from "./planner.testing.ts";
import { isEmptyPlan } from "./totals.ts";

vi.setConfig({ testTimeout: 60_000 });

const secretDigests = { db: "d1" };

function plan(desired: readonly DesiredResource[], recorded: readonly RecordedResource[], digests = secretDigests): Plan {
  return planApply({ desired, recorded, secretDigests: digests, consents: recorded.map((resource) => resource.address) });
}

function deploy(desired: readonly DesiredResource[], recorded: readonly RecordedResource[] = []): RecordedResource[] {
  return simulateApply(plan(desired, recorded), recorded, secretDigests);
}

describe("planApply on random graphs", () => {
  it("is empty right after its own apply, from nothing and from an earlier version alike", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const afterFirst = deploy(first);
        expect(isEmptyPlan(plan(first, afterFirst))).toBe(true);
        const afterSecond = deploy(second, afterFirst);
        const again = plan(second, afterSecond);
        expect(again.steps.filter((step) => step.action !== "none")).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("accounts for every recorded and every desired address exactly once", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const recorded = deploy(first);
        const { steps, kept } = plan(second, recorded);
        const listed = [...steps.map((step) => step.address), ...kept.map((row) => row.address)];
        expect(new Set(listed).size).toBe(listed.length);
        expect(new Set(listed)).toEqual(new Set([...recorded, ...second].map((resource) => resource.address)));
      }),
    );
  });

  it("orders its operations without a circle, makes after what they need, removals after what stood on them", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const recorded = deploy(first);
        const operations = planOperations(plan(second, recorded));
        const order = orderOperations(operations).map((operation) => operation.id);
        expect(order.length).toBe(operations.length);
        const position = (id: string): number => order.findIndex((other) => other === id);
        const isDone = (id: string): boolean => position(id) >= 0;
        const pairs = operations.flatMap(({ id, step, phase }): { first: string; later: string }[] =>
          phase === "make"
            ? (step.desired?.dependsOn ?? []).map((need) => ({ first: `make:${need}`, later: id }))
            : (step.prior?.dependsOn ?? []).map((need) => ({ first: id, later: `remove:${need}` })),
        );
        const wrong = pairs.filter(({ first, later }) => isDone(first) && isDone(later) && position(first) > position(later));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("destroys in the reverse of the order in which it would create", () => {
    fc.assert(
      fc.property(desiredGraphs(), (desired) => {
        const recorded = deploy(desired);
        const waits = new Map(planDestroy({ recorded, selection: "all" }).steps.map((step) => [step.address, step.waitsFor]));
        const pairs = plan(desired, []).steps.flatMap((step) => step.waitsFor.map((need) => ({ need, step: step.address })));
        const bothGo = pairs.filter(({ need, step }) => waits.has(need) && waits.has(step));
        expect(bothGo.filter(({ need, step }) => !waits.get(need)?.includes(step))).toEqual([]);
      }),
    );
  });

  it("lists waits of steps without a circle", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const { steps } = plan(second, deploy(first));
        expect(orderByDependency(new Map(steps.map((step) => [step.address, step.waitsFor]))).cyclic).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("never removes what a kept resource stands on", () => {
    fc.assert(
      fc.property(desiredGraphs(), (desired) => {
        const recorded = deploy(desired);
        const { steps } = planDestroy({ recorded, selection: "all" });
        const removed = new Set(steps.map((step) => step.address));
        const needs = new Map(recorded.map((resource) => [resource.address, resource.dependsOn]));
        const anchors = recorded.filter((resource) => resource.retain).map((resource) => resource.address);
        for (const address of [...anchors, ...reachable(anchors, needs)]) expect(removed.has(address)).toBe(false);
      }),
    );
  });

  it("survives storing: parsing its JSON gives the same plan and the same hash", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const original = plan(second, deploy(first));
        const stored = planSchema.parse(JSON.parse(JSON.stringify(original)));
        expect(planHash(stored)).toBe(planHash(original));
      }),
      { numRuns: 50 },
    );
  });

  it("gives the same bytes whatever the order of the recorded rows", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), (first, second) => {
        const recorded = deploy(first);
        expect(planHash(plan(second, recorded))).toBe(planHash(plan(second, recorded.toReversed())));
      }),
      { numRuns: 50 },
    );
  });
});
