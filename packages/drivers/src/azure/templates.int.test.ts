import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { isEmptyPlan, planApply, planDestroy } from "@zerolake/planner";
import { type Target, TIERS, type Tier } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { EngineWorld } from "../memory/engine-world.testing.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "./azure-harness.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let harness: AzureHarness;
let driver: ReturnType<typeof createAzureDriver>;

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_templates");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());
beforeEach(() => harness.reset());

function target(tier: Tier): Target {
  const environment = {
    installationId: "6a0a5f0e-64a5-4f0c-9f3c-0d6a4a2d9a01",
    organizationId: "0d0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
    environmentId: "b6f0a8d4-11f0-4a76-8f3e-5f9c1f7f0c03",
    name: "dev",
    namePrefix: "zl",
  };
  const choices = { "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}` };
  return { cloud: "azure", region: AZURE_REGION, tier, account: harness.opened.subscription, environment, choices, overrides: {} };
}

/** Templates whose every component has a recipe on Azure. */
const READY = TEMPLATES.filter(({ id }) => ["streaming-starter"].includes(id));
const CASES = READY.flatMap((template) => TIERS.map((tier) => ({ name: template.title, template, tier })));

async function resourcesLeft(): Promise<readonly string[]> {
  const answer = await harness.control("GET", `accounts/${harness.opened.subscription}/resources`);
  const { resources } = answer as { resources: readonly { type: string; identifier: string }[] };
  return resources.filter(({ type }) => !/providers$|deletedVaults$/.test(type)).map(({ identifier }) => identifier);
}

/** A worker that reaches Azure. */
function worker(world: EngineWorld) {
  return world.worker(({ journal }) => ({ journal, driver }));
}

describe.each(CASES)("$name on Azure, $tier", ({ template, tier }) => {
  it("comes up through Azure Resource Manager, plans empty after that, and goes again without a trace", async () => {
    const { resources, diagnostics } = compile(expandTemplate(template), target(tier));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const world = new EngineWorld({ plan: planApply({ desired: resources, recorded: [] }) });
    const outcome = await world.finish(worker(world));
    expect({ result: outcome.result, failed: failuresOf(world) }).toEqual({ result: "succeeded", failed: [] });
    expect((await resourcesLeft()).length).toBeGreaterThan(30);
    expect(isEmptyPlan(planApply({ desired: resources, recorded: world.recorded }))).toBe(true);

    const { recorded, time } = world;
    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    const destroying = new EngineWorld({ plan: end, recorded, time, deploymentId: "d-2" });
    const destroyed = await destroying.finish(worker(destroying));
    expect({ result: destroyed.result, failed: failuresOf(destroying) }).toEqual({ result: "succeeded", failed: [] });
    expect(await resourcesLeft()).toEqual([]);
  });
});

function failuresOf(world: EngineWorld): readonly string[] {
  return Object.values(world.view.steps).flatMap((step) => (step.status === "failed" ? [`${step.address}: ${JSON.stringify(step)}`] : []));
}
