import { SCHEMA_VERSION } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target } from "@zerolake/resources";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAzureDriver } from "../../azure/azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "../../azure/azure-harness.testing.ts";
import { composeDrivers } from "../../compose-drivers.ts";
import { EngineWorld, type VirtualTime } from "../../memory/engine-world.testing.ts";
import { createFabricDriver } from "./fabric-driver.ts";

const BLUEPRINT = {
  schemaVersion: SCHEMA_VERSION,
  components: [{ id: "sql", kind: "sql-engine", title: "SQL", settings: { engine: "fabric", concurrency: 5 } }],
  edges: [],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
} as const;

let harness: AzureHarness;
let driver: CloudDriver;

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_fabric_warehouse");
  const { tenantId, clientId, clientSecret } = harness.opened;
  const fabric = createFabricDriver({ credentials: { tenantId, clientId, clientSecret }, endpoint: harness.connection.endpoint ?? "" });
  const azure = createAzureDriver({ ...harness.connection, artefacts: { read: () => Promise.resolve(undefined) } });
  driver = composeDrivers(azure, { "rest:fabric": fabric });
  await harness.reset();
});
afterAll(() => harness.stop());

function target(): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = { fabricAdministrators: ["data.admin@example.com"] };
  return {
    cloud: "azure",
    region: AZURE_REGION,
    tier: "prototype",
    account: harness.opened.subscription,
    environment,
    choices,
    overrides: {},
  };
}

async function run(plan: Plan, deploymentId: string, recorded: readonly RecordedResource[] = [], time?: VirtualTime) {
  const world = new EngineWorld({ plan, recorded, deploymentId, ...(time ? { time } : {}) });
  const { result } = await world.finish(world.worker(({ journal }) => ({ journal, driver })));
  const failed = Object.values(world.view.steps).filter(({ status }) => status === "failed");
  expect({ result, failed }).toEqual({ result: "succeeded", failed: [] });
  return world;
}

it("a warehouse of Fabric comes up beside Azure, on a capacity that Azure made, plans empty after that, and goes again", async () => {
  const { resources, diagnostics } = compile(BLUEPRINT, target());
  expect(hasErrors(diagnostics)).toBe(false);
  const { recorded, time } = await run(planApply({ desired: resources, recorded: [] }), "d-1");
  const warehouse = recorded.find(({ type }) => type === "fabric.warehouse");
  expect(warehouse?.attributes).toMatchObject({ properties: { connectionString: expect.stringContaining("datawarehouse.fabric") } });
  expect(isEmptyPlan(planApply({ desired: resources, recorded }))).toBe(true);
  const down = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
  const after = await run(down, "d-2", recorded, time);
  expect(after.recorded.filter(({ type }) => type.startsWith("fabric."))).toEqual([]);
});
