import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { type Target, TIERS, type Tier } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { composeDrivers } from "../compose-drivers.ts";
import { EngineWorld, type VirtualTime } from "../memory/engine-world.testing.ts";
import { createDatabricksDriver } from "../rest/databricks/databricks-driver.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "./azure-harness.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let deployments = 0;
let harness: AzureHarness;
let driver: CloudDriver;
let workspace: string;

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_templates");
  const cloud = createAzureDriver({
    ...harness.connection,
    artefacts: { read: (name) => Promise.resolve(new TextEncoder().encode(name)) },
  });
  const { account, id, secret } = await openDatabricks();
  workspace = account;
  driver = composeDrivers(cloud, {
    "rest:databricks": createDatabricksDriver({
      credentials: { workspace, clientId: id, clientSecret: secret },
      endpoint: harness.url,
    }),
  });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.reset();
  await harness.control("POST", `accounts/${workspace}/reset`);
});

/** The organisation's workspace beside Azure. */
async function openDatabricks(): Promise<{ readonly account: string; readonly id: string; readonly secret: string }> {
  return (await harness.control("POST", "services", { service: "databricks", organization: "driver tests" })) as never;
}

function target(tier: Tier): Target {
  // The ids that the engine's tests write as owner.
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = {
    "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
    databricksWorkspace: workspace,
    "images.python": `example.azurecr.io/zerolake/python@sha256:${"b".repeat(64)}`,
  };
  return { cloud: "azure", region: AZURE_REGION, tier, account: harness.opened.subscription, environment, choices, overrides: {} };
}

const CASES = TEMPLATES.flatMap((template) => TIERS.map((tier) => ({ name: template.title, template, tier })));

async function resourcesLeft(): Promise<readonly string[]> {
  const answer = await harness.control("GET", `accounts/${harness.opened.subscription}/resources`);
  const beside = await harness.control("GET", `accounts/${workspace}/resources`);
  const resources = [answer, beside].flatMap((one) => (one as { resources: readonly { type: string; identifier: string }[] }).resources);
  return resources.filter(({ type }) => !/providers$|deletedVaults$|deletedAccounts$/.test(type)).map(({ identifier }) => identifier);
}

/** A worker that reaches Azure. */
function worker(world: EngineWorld) {
  return world.worker(({ journal }) => ({ journal, driver }));
}

async function applied(plan: Plan, time?: VirtualTime, recorded: readonly RecordedResource[] = []): Promise<EngineWorld> {
  const world = new EngineWorld({ plan, recorded, ...(time ? { time } : {}), deploymentId: `d-${(deployments += 1)}` });
  const { result } = await world.finish(worker(world));
  expect({ result, failed: failuresOf(world) }).toEqual({ result: "succeeded", failed: [] });
  return world;
}

function destruction(recorded: readonly RecordedResource[]): Plan {
  return planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
}

describe.each(CASES)("$name on Azure, $tier", ({ template, tier }) => {
  it("comes up through Azure Resource Manager, plans empty after that, and goes again without a trace", async () => {
    const { resources, diagnostics } = compile(expandTemplate(template), target(tier));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { recorded, time } = await applied(planApply({ desired: resources, recorded: [] }));
    expect((await resourcesLeft()).length).toBeGreaterThan(30);
    expect(isEmptyPlan(planApply({ desired: resources, recorded }))).toBe(true);
    await applied(destruction(recorded), time, recorded);
    expect(await resourcesLeft()).toEqual([]);
  });
});

it("an environment that was destroyed comes up again: its vault is recovered with its keys", async () => {
  const starter = TEMPLATES.find(({ id }) => id === "streaming-starter");
  if (!starter) throw new Error("There is no template to deploy");
  const desired = compile(expandTemplate(starter), target("production")).resources;
  const { recorded, time } = await applied(planApply({ desired, recorded: [] }));
  await applied(destruction(recorded), time, recorded);
  const again = await applied(planApply({ desired, recorded: [] }), time);
  expect(isEmptyPlan(planApply({ desired, recorded: again.recorded }))).toBe(true);
});

it("a delivery that is changed stops, changes and runs again", async () => {
  const starter = TEMPLATES.find(({ id }) => id === "streaming-starter");
  if (!starter) throw new Error("There is no template to deploy");
  const blueprint = expandTemplate(starter);
  const { recorded, time } = await applied(planApply({ desired: compile(blueprint, target("prototype")).resources, recorded: [] }));
  const overrides = { delivery: { bufferSeconds: 300 } };
  const desired = compile(blueprint, { ...target("prototype"), overrides }).resources;
  const plan = planApply({ desired, recorded });
  const changed = plan.steps.filter(({ action }) => action !== "none").map(({ address, action }) => `${action} ${address}`);
  expect(changed).toEqual(['update delivery.output["out-stream-events"]', "update delivery.running"]);
  const world = await applied(plan, time, recorded);
  expect(isEmptyPlan(planApply({ desired, recorded: world.recorded }))).toBe(true);
  const job = await harness.control(
    "GET",
    `accounts/${harness.opened.subscription}/resources?type=Microsoft.StreamAnalytics/streamingjobs`,
  );
  expect(job).toMatchObject({ resources: [{ properties: { properties: { jobState: "Running" } } }] });
});

/** A change of one setting of a template that runs: what it changes, and that everything is as planned after it. */
async function changed(id: string, overrides: Target["overrides"]): Promise<readonly string[]> {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`There is no template ${id}`);
  const blueprint = expandTemplate(template);
  const { recorded, time } = await applied(planApply({ desired: compile(blueprint, target("prototype")).resources, recorded: [] }));
  const desired = compile(blueprint, { ...target("prototype"), overrides }).resources;
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

function failuresOf(world: EngineWorld): readonly string[] {
  return Object.values(world.view.steps).flatMap((step) => (step.status === "failed" ? [`${step.address}: ${JSON.stringify(step)}`] : []));
}
