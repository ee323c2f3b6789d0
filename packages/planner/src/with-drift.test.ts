import { reference } from "@zerolake/resources";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planHash } from "./hashes.ts";
import type { PlanDrift } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { planSchema } from "./plan-schema.ts";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "./planner.testing.ts";
import { renderPlanText } from "./render-plan-text.ts";
import { isEmptyPlan } from "./totals.ts";

const topic = desiredResource("stream.topic", { properties: { Name: "orders", Shards: 12, Rules: [{ Id: "a", Days: 7 }] } });
const reader = desiredResource("job.reader", { properties: { Name: "job", Topic: reference("stream.topic", "Arn") } });
const desired = [topic, reader];
const recorded = simulateApply(planApply({ desired, recorded: [] }), []);
const changed = (more: Partial<PlanDrift>): PlanDrift => ({
  address: "stream.topic",
  kind: "changed",
  path: "Shards",
  recorded: 12,
  observed: 24,
  observedAt: "2026-01-01T00:00:00.000Z",
  ...more,
});

function planWith(...drift: PlanDrift[]) {
  return planApply({ desired, recorded, drift });
}

describe("a plan that knows of drift", () => {
  it("puts a changed property back, from what was seen to what is wanted, and carries what it rests on", () => {
    const plan = planWith(changed({}));
    const [step] = plan.steps.filter(({ action }) => action !== "none");
    expect(step).toMatchObject({
      action: "update",
      because: "Shards changed outside",
      changes: [{ path: "Shards", before: 24, after: 12 }],
      prior: { properties: { Shards: 24 } },
    });
    expect(plan.drift).toEqual([changed({})]);
    expect(renderPlanText(plan)).toContain("~ Shards = 24 -> 12");
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(planHash(plan)).not.toBe(planHash(planApply({ desired, recorded })));
  });

  it("reaches into lists, takes away what was added, and adds what was taken away", () => {
    const { steps } = planWith(
      changed({ path: "Rules.0.Days", observed: 1 }),
      changed({ path: "Public", observed: true }),
      changed({ path: "Name", observed: "orders" }),
    );
    expect(steps.find(({ address }) => address === "stream.topic")?.changes).toMatchObject([
      { path: "Rules.0.Days", before: 1, after: 7 },
      { path: "Public", before: true },
    ]);
    const { observed: _gone, ...removed } = changed({});
    expect(planWith(removed).steps[0]).toMatchObject({ action: "update", changes: [{ path: "Shards", after: 12 }] });
  });

  it("creates again what is gone, and whoever uses it follows", () => {
    const { observed: _none, recorded: _sent, ...gone } = changed({ kind: "gone", path: "" });
    const { steps } = planWith(gone);
    expect(steps.find(({ address }) => address === "stream.topic")).toMatchObject({
      action: "create",
      because: "it is not there any more",
    });
    expect(steps.find(({ address }) => address === "job.reader")?.action).not.toBe("none");
  });

  it("never replaces anything for a property that the type cannot change", () => {
    const fixed = desiredResource("stream.topic", { properties: { Name: "orders" }, facts: { ...topic.facts, createOnly: ["Name"] } });
    const plan = planApply({
      desired: [fixed],
      recorded: [recordedResource(fixed)],
      drift: [changed({ path: "Name", observed: "other" })],
    });
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.drift).toHaveLength(1);
  });

  it("leaves what several environments share as it is", () => {
    const shared = desiredResource("lake.settings", { singleton: "region", properties: { Name: "one", Admins: ["ours"] } });
    const drift = [changed({ address: "lake.settings", path: "Admins", observed: ["theirs"] })];
    expect(isEmptyPlan(planApply({ desired: [shared], recorded: [recordedResource(shared)], drift }))).toBe(true);
  });

  it("still destroys what nobody wants any more, gone or not", () => {
    const plan = planApply({ desired: [reader], recorded, drift: [changed({ kind: "gone", path: "" })] });
    expect(plan.steps.find(({ address }) => address === "stream.topic")).toMatchObject({ action: "destroy" });
  });

  it("is the same plan as without, byte for byte, where nothing was changed outside", () => {
    expect(planHash(planApply({ desired, recorded, drift: [] }))).toBe(planHash(planApply({ desired, recorded })));
  });

  it("is empty again once it was carried out, whatever drifted", () => {
    fc.assert(
      fc.property(desiredGraphs(), fc.nat(), fc.boolean(), (graph, pick, isGone) => {
        const secretDigests = { db: "d1" };
        const state = simulateApply(planApply({ desired: graph, recorded: [], secretDigests }), [], secretDigests);
        const chosen = state[pick % Math.max(1, state.length)];
        if (!chosen) return;
        const kind = isGone ? "gone" : "changed";
        const drift = [changed({ address: chosen.address, kind, path: isGone ? "" : "Size", observed: "seen" })];
        const consents = state.map(({ address }) => address);
        const plan = planApply({ desired: graph, recorded: state, drift, secretDigests, consents });
        const after = simulateApply(plan, state, secretDigests);
        expect(isEmptyPlan(planApply({ desired: graph, recorded: after, secretDigests, consents }))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
