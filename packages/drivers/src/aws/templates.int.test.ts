import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES, type Template } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { hasErrors, type Target } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { composeDrivers } from "../compose-drivers.ts";
import { EngineWorld } from "../memory/engine-world.testing.ts";
import { createConfluentDriver } from "../rest/confluent/confluent-driver.ts";
import { createDatabricksDriver } from "../rest/databricks/databricks-driver.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { REGION, SandboxHarness } from "./sandbox-harness.testing.ts";

const DIGEST = "a".repeat(64);
/** What a person would answer, so that little is left that waits. */
const ANSWERS: Target["choices"] = {
  "images.runtime": `registry.example.com/zerolake/runtime@sha256:${DIGEST}`,
  "images.python": `registry.example.com/zerolake/python@sha256:${DIGEST}`,
  debeziumPlugin: "s3://company-plugins/debezium.zip",
  flinkConnectors: [`https://repo.example.com/connector.jar#${DIGEST}`],
  ...Object.fromEntries(["chargebacks", "inventory", "orders"].map((id) => [`databases.${id}`, "db.example.com:5432/shop"])),
  "logGroups.api-logs": ["/aws/lambda/checkout"],
};

let harness: SandboxHarness;
let cloud: AwsDriver;
let driver: CloudDriver;
let workspace: string;

beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_template_tests");
  cloud = createAwsDriver({ ...harness.connection, artefacts: { read: () => Promise.resolve(new Uint8Array([1, 2, 3])) } });
  const databricks = await openService("databricks");
  const confluent = await openService("confluent");
  workspace = databricks.account;
  const endpoint = harness.url;
  driver = composeDrivers(cloud, {
    "rest:databricks": createDatabricksDriver({
      credentials: { workspace, clientId: databricks.id, clientSecret: databricks.secret },
      endpoint,
    }),
    "rest:confluent": createConfluentDriver({
      credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
      safe: cloud.safe,
      endpoint,
    }),
  });
});
afterAll(async () => {
  cloud.close();
  await harness.stop();
});
beforeEach(async () => {
  await harness.reset();
  for (const service of ["databricks", "confluent"])
    await harness.control("POST", `accounts/${(await openService(service)).account}/reset`);
});

/** The organisation's account at a service beside the cloud. */
async function openService(service: string): Promise<{ readonly account: string; readonly id: string; readonly secret: string }> {
  return (await harness.control("POST", "services", { service, organization: "driver tests" })) as never;
}

function targetOf(tier: Target["tier"]): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = { ...ANSWERS, databricksWorkspace: workspace, deployerRoleArn: `arn:aws:iam::${harness.account}:role/deployer` };
  return { cloud: "aws", region: REGION, tier, account: harness.account, environment, choices, overrides: {} };
}

/** The engine with the real driver against the sandbox; its clock only moves when it waits. */
async function run(plan: Plan, recorded: readonly RecordedResource[], deploymentId: string) {
  const world = new EngineWorld({ plan, recorded, deploymentId });
  const outcome = await world.finish(world.worker(({ journal }) => ({ journal, driver })));
  const failed = Object.values(world.view.steps).filter(({ status }) => status === "failed");
  return { result: outcome.result, recorded: world.recorded, failed: failed.map((step) => JSON.stringify(step).slice(0, 400)) };
}

/** What no template has: the cloud's own follower of databases. */
const FOLLOWED: Template = {
  ...(TEMPLATES[0] as Template),
  title: "Followed database",
  tier: "standard",
  targetChoices: {},
  components: [
    { id: "orders", kind: "database-source", title: "Orders", settings: { engine: "managed", host: "db.example.com" } },
    { id: "stream", kind: "event-stream", title: "Stream", settings: { engine: "kinesis" } },
  ],
  edges: ["orders.events -> stream.events"],
};

describe.each([...TEMPLATES, FOLLOWED])("$title on the sandbox", (template) => {
  it("comes up, plans empty after that, and goes again but for what is kept", async () => {
    const { resources, diagnostics } = compile(expandTemplate(template), targetOf(template.tier));
    expect(hasErrors(diagnostics)).toBe(false);
    const up = await run(planApply({ desired: resources, recorded: [] }), [], "d-1");
    expect(up).toMatchObject({ result: "succeeded", failed: [] });
    expect(up.recorded.length).toBeGreaterThan(30);
    expect(isEmptyPlan(planApply({ desired: resources, recorded: up.recorded }))).toBe(true);
    const end = planDestroy({ recorded: up.recorded, selection: "all", consents: up.recorded.map(({ address }) => address) });
    const down = await run(end, up.recorded, "d-2");
    expect(down).toMatchObject({ result: "succeeded", failed: [] });
    expect(down.recorded.map(({ address }) => address).sort()).toEqual(end.kept.map(({ address }) => address).sort());
  });
});
