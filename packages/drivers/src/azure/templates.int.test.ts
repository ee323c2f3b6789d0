import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { type Target, TIERS } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { VirtualTime } from "../memory/engine-world.testing.ts";
import { AzureLife } from "./azure-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let life: AzureLife;
beforeAll(async () => {
  life = await AzureLife.start("sandbox_azure_templates");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

const CASES = TEMPLATES.flatMap((template) => TIERS.map((tier) => ({ name: template.title, template, tier })));

async function applied(plan: Plan, time?: VirtualTime, recorded: readonly RecordedResource[] = []) {
  const { failed, ...after } = await life.run(plan, { recorded, ...(time ? { time } : {}) });
  expect(failed).toEqual([]);
  return after;
}

function destruction(recorded: readonly RecordedResource[]): Plan {
  return planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
}

describe.each(CASES)("$name on Azure, $tier", ({ template, tier }) => {
  it("comes up through Azure Resource Manager, plans empty after that, and goes again without a trace", async () => {
    const { resources, diagnostics } = compile(expandTemplate(template), life.target(tier));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { recorded, time } = await applied(planApply({ desired: resources, recorded: [] }));
    expect((await life.left()).length).toBeGreaterThan(30);
    expect(isEmptyPlan(planApply({ desired: resources, recorded }))).toBe(true);
    await applied(destruction(recorded), time, recorded);
    expect(await life.left()).toEqual([]);
  });
});

it("an environment that was destroyed comes up again: its vault is recovered with its keys", async () => {
  const starter = TEMPLATES.find(({ id }) => id === "streaming-starter");
  if (!starter) throw new Error("There is no template to deploy");
  const desired = compile(expandTemplate(starter), life.target("production")).resources;
  const { recorded, time } = await applied(planApply({ desired, recorded: [] }));
  await applied(destruction(recorded), time, recorded);
  const again = await applied(planApply({ desired, recorded: [] }), time);
  expect(isEmptyPlan(planApply({ desired, recorded: again.recorded }))).toBe(true);
});

it("a delivery that is changed stops, changes and runs again", async () => {
  const starter = TEMPLATES.find(({ id }) => id === "streaming-starter");
  if (!starter) throw new Error("There is no template to deploy");
  const blueprint = expandTemplate(starter);
  const { recorded, time } = await applied(planApply({ desired: compile(blueprint, life.target("prototype")).resources, recorded: [] }));
  const overrides = { delivery: { bufferSeconds: 300 } };
  const desired = compile(blueprint, { ...life.target("prototype"), overrides }).resources;
  const plan = planApply({ desired, recorded });
  const changed = plan.steps.filter(({ action }) => action !== "none").map(({ address, action }) => `${action} ${address}`);
  expect(changed).toEqual(['update delivery.output["out-stream-events"]', "update delivery.running"]);
  const world = await applied(plan, time, recorded);
  expect(isEmptyPlan(planApply({ desired, recorded: world.recorded }))).toBe(true);
  const job = await life.resources("Microsoft.StreamAnalytics/streamingjobs");
  expect(job).toMatchObject({ resources: [{ properties: { properties: { jobState: "Running" } } }] });
});

/** A change of one setting of a template that runs: what it changes, and that everything is as planned after it. */
async function changed(id: string, overrides: Target["overrides"]): Promise<readonly string[]> {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`There is no template ${id}`);
  const blueprint = expandTemplate(template);
  const { recorded, time } = await applied(planApply({ desired: compile(blueprint, life.target("prototype")).resources, recorded: [] }));
  const desired = compile(blueprint, { ...life.target("prototype"), overrides }).resources;
  const plan = planApply({ desired, recorded });
  const world = await applied(plan, time, recorded);
  expect(isEmptyPlan(planApply({ desired, recorded: world.recorded }))).toBe(true);
  return plan.steps.filter(({ action }) => action !== "none" && action !== "deferred").map(({ address, action }) => `${action} ${address}`);
}

it("a workflow with other hours stands still for the change and fires again", async () => {
  expect(await changed("computer-vision-training", { workflows: { schedule: "hourly" } })).toEqual([
    "update workflows.trigger",
    "update workflows.running",
  ]);
});

it("a Spark job with another definition takes the place of the one that runs", async () => {
  expect(await changed("realtime-recommendations", { sessions: { checkpointSeconds: 120 } })).toEqual(["update sessions.running"]);
});

it("a model endpoint keeps its share of the calls when it is changed otherwise", async () => {
  expect(await changed("rag", { embedder: { tokensPerDay: 9_000_000_000 } })).toEqual(["update embedder.deployment"]);
});
