import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES as ALL, findTemplate } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { type Target, TIERS, type Tier } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { composeDrivers } from "../../compose-drivers.ts";
import { EngineWorld } from "../../memory/engine-world.testing.ts";
import { createConfluentDriver } from "../confluent/confluent-driver.ts";
import { createDatabricksDriver } from "../databricks/databricks-driver.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const TEMPLATES = ALL.map((template) => ({
  id: template.id,
  blueprint: expandTemplate(template),
}));
const FILES = {
  id: "events into files",
  blueprint: expandTemplate({
    ...findTemplate("streaming-starter")!,
    components: [
      { id: "app", kind: "event-source", title: "App", settings: {} },
      { id: "stream", kind: "event-stream", title: "Stream", settings: { topics: ["clicks", "orders"] } },
      { id: "delivery", kind: "stream-delivery", title: "Delivery", settings: { deadLetter: true } },
      { id: "store", kind: "object-store", title: "Store", settings: { zones: ["landing", "raw"] } },
      { id: "places", kind: "secrets", title: "Secrets", settings: { names: ["token"] } },
    ],
    edges: ["app.events -> stream.events", "stream.events -> delivery.events", "delivery.files -> store.files"],
    targetChoices: {},
  }),
};
/** What no template draws. */
const MORE = {
  id: "other services",
  blueprint: expandTemplate({
    ...findTemplate("streaming-starter")!,
    components: [
      { id: "db", kind: "database-source", title: "Database", settings: { engine: "managed", databaseEngine: "mysql" } },
      { id: "tables", kind: "lakehouse-tables", title: "Tables", settings: { native: true, zones: ["bronze"], upsertKey: ["user_id"] } },
      { id: "catalog", kind: "catalog", title: "Catalog", settings: {} },
      {
        id: "access",
        kind: "governance",
        title: "Access",
        settings: { groups: { ml: { bronze: "read" } }, columnMasks: ["user_id"], rowFilters: ["user_id <> 'x'"] },
      },
      { id: "devices", kind: "device-source", title: "Devices", settings: { brokerUrl: "mqtts://broker.example.com:8883" } },
      { id: "stream", kind: "event-stream", title: "Stream", settings: { topics: ["devices"] } },
      { id: "cluster", kind: "kubernetes-cluster", title: "Cluster", settings: {} },
      { id: "models", kind: "model-registry", title: "Models", settings: {} },
      { id: "scorer", kind: "model-serving", title: "Scorer", settings: { replicasMin: 0 } },
      { id: "features", kind: "feature-store", title: "Features", settings: { entities: ["user_id"], features: ["age:integer"] } },
    ],
    edges: [
      "db.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "catalog.catalog -> access.catalog",
      "devices.events -> stream.events",
      "models.model -> scorer.model",
      "features.features -> scorer.features",
    ],
    targetChoices: {},
  }),
};
const CASES = [...TEMPLATES, FILES, MORE].flatMap(({ id, blueprint }) => TIERS.map((tier) => ({ id, blueprint, tier })));

const IMAGES = ["runtime", "python", "debezium", "training", "serving", "mqtt-bridge"];

let sandbox: GoogleSandbox;
/** Google and what stands beside it. */
let driver: CloudDriver;
let workspace: string;
beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_templates");
  const databricks = await openService("databricks");
  const confluent = await openService("confluent");
  const endpoint = sandbox.url;
  workspace = databricks.account;
  driver = composeDrivers(sandbox.driver, {
    "rest:databricks": createDatabricksDriver({
      credentials: { workspace, clientId: databricks.id, clientSecret: databricks.secret },
      endpoint,
    }),
    "rest:confluent": createConfluentDriver({
      credentials: { apiKey: confluent.id, apiSecret: confluent.secret },
      safe: sandbox.driver.safe,
      endpoint,
    }),
  });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.reset();
  for (const service of ["databricks", "confluent"])
    await sandbox.control("POST", `accounts/${(await openService(service)).account}/reset`);
});

/** The organisation's account at a service beside the cloud. */
async function openService(service: string): Promise<{ readonly account: string; readonly id: string; readonly secret: string }> {
  return (await sandbox.control("POST", "services", { service, organization: "google driver tests" })) as never;
}

function target(tier: Tier): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = {
    billingAccount: "012345-6789AB-CDEF01",
    databricksWorkspace: workspace,
    ...Object.fromEntries(IMAGES.map((name) => [`images.${name}`, `europe-docker.pkg.dev/p/i/${name}@sha256:${"a".repeat(64)}`])),
    ...Object.fromEntries(["db", "chargebacks", "orders", "inventory"].map((id) => [`databases.${id}`, "db.example.com:5432/shop"])),
    "models.models": `projects/${sandbox.project}/locations/${REGION}/models/first@1`,
    googleGroups: { ml: "ml@example.com", analysts: "analysts@example.com" },
  };
  return { cloud: "gcp", region: REGION, tier, account: sandbox.project, environment, choices, overrides: {} };
}

function worldOf(plan: Plan, recorded: readonly RecordedResource[], deploymentId: string): EngineWorld {
  return new EngineWorld({ plan, recorded, deploymentId });
}

async function run(world: EngineWorld) {
  const outcome = await world.finish(world.worker(({ journal }) => ({ journal, driver })));
  const failed = Object.values(world.view.steps)
    .filter(({ status }) => status !== "succeeded" && status !== "deferred")
    .map(({ address, status, error }) => `${address} ${status}: ${JSON.stringify(error)}`);
  return { result: outcome.result, failed };
}

describe.each(CASES)("$id, $tier, over HTTP through the driver", ({ blueprint, tier }) => {
  it("comes up, is found as it was made, plans empty after that, and goes again but for what is kept", async () => {
    const { resources } = compile(blueprint, target(tier));
    const plan = planApply({ desired: resources, recorded: [] });
    const world = worldOf(plan, [], "d-1");
    expect(await run(world)).toEqual({ result: "succeeded", failed: [] });

    const { recorded } = world;
    expect(isEmptyPlan(planApply({ desired: resources, recorded }))).toBe(true);
    for (const { address, type, via, identifier } of recorded.filter(
      ({ isReadStep, type: of }) => !isReadStep && of !== "serviceusage.identity",
    )) {
      const found = await driver.read({ address, type, via, identifier }, { timeLimitMs: 10_000 });
      expect({ address, identifier: found?.identifier }).toEqual({ address, identifier });
    }

    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    expect(await run(worldOf(end, recorded, "d-2"))).toEqual({ result: "succeeded", failed: [] });
    const keptAddresses = new Set(end.kept.map(({ address }) => address));
    const kept = new Set(recorded.filter(({ address }) => keptAddresses.has(address)).map(({ type }) => type));
    const left = [...(await sandbox.resources()), ...(await sandbox.resources(workspace))].filter(
      ({ type }) => !kept.has(type) && type !== "cloudresourcemanager.project",
    );
    expect(left).toEqual([]);
  });
});
