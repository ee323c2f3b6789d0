import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServiceDriver } from "../service-driver.ts";
import { ServiceSandbox, serviceRequest } from "../service-sandbox.testing.ts";
import { createFabricDriver } from "./fabric-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };
const PROGRAM = new TextEncoder().encode("print('rows')");

let sandbox: ServiceSandbox;
let subscription: string;
let driver: ServiceDriver;
let workspace: string;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_fabric_items");
  const opened = (await sandbox.control("POST", "subscriptions", { organization: "fabric item tests" })) as Record<string, string>;
  const { subscription: account = "", tenantId = "", clientId = "", clientSecret = "" } = opened;
  subscription = account;
  const artefacts = { read: (name: string) => Promise.resolve(name === "spark-job" ? PROGRAM : undefined) };
  driver = createFabricDriver({ credentials: { tenantId, clientId, clientSecret }, endpoint: sandbox.url, artefacts });
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.reset(subscription);
  const made = await sandbox.make(driver, request("workspace", { resourcePath: "workspaces", displayName: "zl_work" }));
  workspace = made.identifier;
});

function request(type: string, properties: PropertyMap): ResourceRequest {
  return serviceRequest("fabric", `fabric.${type}`, { properties });
}

function job(program: PropertyMap, args = "--mode batch"): ResourceRequest {
  const content = { executableFile: "main.py", commandLineArguments: args, language: "Python" };
  const parts = [
    { path: "SparkJobDefinitionV1.json", content },
    { path: "Main/main.py", ...program },
  ];
  return request("sparkJobDefinition", {
    resourcePath: `${workspace}/sparkJobDefinitions`,
    displayName: "zl_job",
    definition: { format: "SparkJobDefinitionV2", parts },
  });
}

const OURS = { artefact: "spark-job", version: "1" };

it("an item is made of its definition's parts, which travel in base64", async () => {
  const { identifier, attributes } = await sandbox.make(driver, job(OURS));
  expect(identifier).toMatch(/^workspaces\/[0-9a-f-]{36}\/sparkJobDefinitions\/[0-9a-f-]{36}$/);
  expect(attributes["definition"]).toBeUndefined();
  expect(await driver.find(job(OURS), sandbox.token())).toMatchObject({ identifier });
});

it("an item whose program was not built is refused before anything is sent", async () => {
  await expect(sandbox.make(driver, job({ artefact: "other", version: "1" }))).rejects.toThrow(/ArtefactMissing.*other@1/);
  expect(await driver.find(job(OURS), sandbox.token())).toBeUndefined();
});

it("a new definition is a call of its own, which is followed to its end", async () => {
  const before = job(OURS);
  const { identifier } = await sandbox.make(driver, before);
  const after = job(OURS, "--mode stream");
  let status = await driver.update({ ...before, identifier }, before.properties, after, sandbox.token());
  expect(status).toMatchObject({ state: "pending", identifier, retryAfterMs: 1000 });
  while (status.state === "pending") status = await driver.poll(status.operation, after, LIMIT);
  expect(status).toMatchObject({ state: "done", identifier });
});

it("a job that was started runs until it is cancelled, and is found again", async () => {
  const { identifier: item } = await sandbox.make(driver, job(OURS));
  const under = item.replace("sparkJobDefinitions", "items");
  const run = request("jobInstance", { resourcePath: `${under}/jobs/sparkjob/instances`, startedFor: "a" });
  const { identifier, attributes } = await sandbox.make(driver, run);
  expect(attributes).toMatchObject({ status: "InProgress" });
  expect(await driver.find(run, sandbox.token())).toMatchObject({ identifier });
  expect(await driver.delete({ ...run, identifier }, run.properties, { ...sandbox.token(), mayEmpty: false })).toMatchObject({
    state: "done",
  });
  expect(await driver.read({ ...run, identifier }, LIMIT)).toBeUndefined();
});

it("a lakehouse is there when its SQL endpoint is, and takes shortcuts and schedules", async () => {
  const { identifier, attributes } = await sandbox.make(
    driver,
    request("lakehouse", { resourcePath: `${workspace}/lakehouses`, displayName: "zl_lake", creationPayload: { enableSchemas: true } }),
  );
  expect(attributes).toMatchObject({ properties: { sqlEndpointProperties: { provisioningStatus: "Success" } } });
  const under = identifier.replace("lakehouses", "items");
  const target = { oneLake: { workspaceId: "1", itemId: String(attributes["id"]), path: "Files/in" } };
  const shortcut = request("shortcut", { resourcePath: `${under}/shortcuts/Files/raw`, path: "Files", name: "raw", target });
  expect(await sandbox.make(driver, shortcut)).toMatchObject({ identifier: `${under}/shortcuts/Files/raw` });
  expect(await driver.read({ ...shortcut, identifier: `${under}/shortcuts/Files/raw` }, LIMIT)).toMatchObject({
    attributes: { name: "raw" },
  });
  const times = { startDateTime: "2025-01-01T00:00:00", endDateTime: "2099-12-31T00:00:00", localTimeZoneId: "UTC" };
  const schedule = request("schedule", {
    resourcePath: `${under}/jobs/TableMaintenance/schedules`,
    enabled: true,
    configuration: { type: "Daily", times: ["03:00"], ...times },
  });
  const { identifier: daily } = await sandbox.make(driver, schedule);
  expect(await driver.find(schedule, sandbox.token())).toMatchObject({ identifier: daily });
});

it("an environment counts as published once it was, with what it is made of", async () => {
  const { identifier: environment } = await sandbox.make(
    driver,
    request("environment", {
      resourcePath: `${workspace}/environments`,
      displayName: "zl_machines",
      definition: { parts: [{ path: "Setting/Sparkcompute.yml", text: "driver_cores: 4\n" }] },
    }),
  );
  const published = request("publishedEnvironment", { resourcePath: `${environment}/published`, startedFor: "a" });
  expect(await driver.find(published, sandbox.token())).toBeUndefined();
  expect(await sandbox.make(driver, published)).toMatchObject({ identifier: `${environment}/published` });
  expect(await driver.read({ ...published, identifier: `${environment}/published` }, LIMIT)).toBeDefined();
});

it("a workspace has an identity once it was given one, and none after that was taken", async () => {
  const identity = request("workspaceIdentity", { resourcePath: `${workspace}/identity` });
  expect(await driver.find(identity, sandbox.token())).toBeUndefined();
  const made = await sandbox.make(driver, identity);
  expect(made).toMatchObject({ identifier: `${workspace}/identity`, attributes: { servicePrincipalId: expect.any(String) } });
  expect(await driver.read({ ...identity, identifier: made.identifier }, LIMIT)).toMatchObject({
    attributes: { servicePrincipalId: made.attributes["servicePrincipalId"] },
  });
  expect(
    await driver.delete({ ...identity, identifier: made.identifier }, identity.properties, { ...sandbox.token(), mayEmpty: false }),
  ).toMatchObject({
    state: "done",
  });
  expect(await driver.read({ ...identity, identifier: made.identifier }, LIMIT)).toBeUndefined();
});

async function made(type: string, collection: string, more: PropertyMap = {}): Promise<string> {
  const properties = { resourcePath: `${workspace}/${collection}`, displayName: `zl_${type.toLowerCase()}`, ...more };
  return (await sandbox.make(driver, request(type, properties))).identifier;
}

const MACHINES = { nodeSize: "Small", computeScalability: { minNodeCount: 5, maxNodeCount: 5 }, apacheAirflowJobVersion: "1.0.0" };

it("an Airflow that still stands on the pool which everybody has was not moved to its own", async () => {
  const pool = request("airflowPool", { resourcePath: `${workspace}/apacheAirflowJobs/poolTemplates`, name: "zl_pool", ...MACHINES });
  const { attributes } = await sandbox.make(driver, pool);
  const airflow = await made("airflowJob", "apacheAirflowJobs", { definition: { parts: [{ path: "dags/a.py", text: "" }] } });
  const resourcePath = `${airflow}/environment/compute`;
  const compute = request("airflowCompute", { resourcePath, poolTemplateId: attributes["id"] ?? "" });
  expect(await driver.read({ ...compute, identifier: resourcePath }, LIMIT)).toMatchObject({
    attributes: { poolTemplateName: "StarterPool" },
  });
  expect(await driver.find(compute, sandbox.token())).toBeUndefined();
  await sandbox.make(driver, compute);
  expect(await driver.find(compute, sandbox.token())).toMatchObject({ identifier: resourcePath });
});

const MIRROR = { definition: { parts: [{ path: "mirroring.json", content: { properties: {} } }] } };

it("a step without a body keeps to itself what it was taken for, and is there while it goes on", async () => {
  const database = await made("mirroredDatabase", "mirroredDatabases", MIRROR);
  const step = request("mirroring", { resourcePath: `${database}/mirroring`, startedFor: "1" });
  const { attributes } = await sandbox.make(driver, step);
  expect(attributes).toMatchObject({ status: "Running" });
  expect(attributes["startedFor"]).toBeUndefined();
});

function shortcutTo(itemId: string, lake: string): ResourceRequest {
  const holder = lake.replace("/lakehouses/", "/items/");
  const target = { oneLake: { workspaceId: workspace.slice("workspaces/".length), itemId, path: "Tables/dbo/a" } };
  return request("shortcut", { resourcePath: `${holder}/shortcuts/Tables/gold/a`, path: "Tables/gold", name: "a", target });
}

it("a shortcut may lie in a folder of a folder", async () => {
  const database = await made("mirroredDatabase", "mirroredDatabases", MIRROR);
  const shortcut = shortcutTo(String(database.split("/").at(-1)), await made("lakehouse", "lakehouses"));
  const { identifier } = await sandbox.make(driver, shortcut);
  expect(identifier).toMatch(/\/items\/[0-9a-f-]{36}\/shortcuts\/Tables\/gold\/a$/);
  expect(await driver.find(shortcut, sandbox.token())).toMatchObject({ identifier });
});

it("a shortcut to what a mirror has not copied yet is tried again", async () => {
  const shortcut = shortcutTo("6a0a5f0e-64a5-4f0c-9f3c-000000000002", await made("lakehouse", "lakehouses"));
  expect(await driver.create(shortcut, sandbox.token())).toMatchObject({ state: "failed", error: { class: "conflict", cause: "busy" } });
});
