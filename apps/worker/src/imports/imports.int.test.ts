import { type Blueprint, layoutOf } from "@zerolake/blueprint";
import { compile } from "@zerolake/compiler";
import {
  approveDeployment,
  chooseImport,
  createDemo,
  createDeployment,
  createEnvironment,
  createProject,
  createVersion,
  type Deployment,
  findPlan,
  forgetImport,
  getDeployment,
  getEnvironment,
  getImport,
  getInstallation,
  listConnections,
  listRecordedResources,
  type NewDeployment,
  requestImport,
  targetOf,
} from "@zerolake/db";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@zerolake/db/testing";
import type { CloudDriver, OperationStatus, ResourceRequest } from "@zerolake/execution";
import { createJobQueue, type JobQueue } from "@zerolake/queue";
import type { Cloud, DesiredResource, PropertyMap } from "@zerolake/resources";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { limitsOf } from "../connections/connection-limits.ts";
import { openDriver } from "../connections/open-driver.ts";
import { type Processes, startProcesses } from "../process.testing.ts";

vi.setConfig({ testTimeout: 180_000 });

const redisUrl = process.env["REDIS_URL"] ?? "";
const LIMIT_MS = 90_000;
const CALL = { timeLimitMs: 10_000 };
const NO_FACTS = { createOnly: [], readOnly: [], writeOnly: [], identifier: [], hasUniqueName: true, tags: null };

const STORE: Blueprint = {
  schemaVersion: 1,
  components: [{ id: "raw", kind: "object-store", title: "Raw", settings: {} }],
  edges: [],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
};

let test: TestDatabase;
let queue: JobQueue;
let processes: Processes;
let demo: { readonly organizationId: string; readonly userId: string };
let tokens = 0;

beforeAll(async () => {
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
  test = await createTestDatabase();
  queue = createJobQueue(redisUrl);
  processes = await startProcesses({ databaseUrl: test.url, redisUrl });
  const headers = { authorization: `Bearer ${processes.controlToken}`, "content-type": "application/json" };
  await fetch(`${processes.sandboxUrl}/_sandbox/latency`, { method: "PUT", headers, body: JSON.stringify({ profile: "zero" }) });
  processes.startWorker();
  demo = await createDemo(test.db, { masterKey: TEST_MASTER_KEY, passphrase: "a passphrase" });
}, 120_000);
afterAll(async () => {
  await processes.stop();
  await queue.close();
  await test.drop();
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > limit) throw new Error(`it did not happen in time\n${processes.output().slice(-3_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** An environment that wants one store, the way to its cloud, and what the design says of it. */
async function openStore(cloud: Cloud, region: string) {
  const { db } = test;
  const { organizationId, userId } = demo;
  const actor = { kind: "user" as const, id: userId, name: "Mira" };
  const by = { createdById: userId, actor };
  const connection = (await listConnections(db, organizationId)).find((one) => one.cloud === cloud);
  const project = await createProject(db, organizationId, { name: `Store on ${cloud}`, document: STORE, layout: layoutOf(STORE), ...by });
  const place = { projectId: project.id, cloud, region, tier: "prototype" as const, connectionId: connection?.id ?? "" };
  const { id: environmentId } = await createEnvironment(db, organizationId, { ...place, name: "dev", ...by });
  const version = await createVersion(db, organizationId, { blueprintId: project.blueprintId, revision: 0, semanticHash: "v1", ...by });
  const sandbox = { url: processes.sandboxUrl, controlToken: processes.controlToken };
  const { driver } = await openDriver({ id: "c", trust: null, name: "Sandbox", method: "sandbox", organizationId, cloud }, undefined, {
    region,
    limits: limitsOf({ method: "sandbox", limits: {} }),
    artefacts: { read: () => Promise.resolve(undefined) },
    sandbox,
    identity: { tokenFor: () => Promise.reject(new Error("nobody asks for a token here")) },
  });
  const environment = await getEnvironment(db, organizationId, environmentId);
  const { id: installationId } = await getInstallation(db, TEST_MASTER_KEY);
  const { account } = await driver.whoAmI(CALL);
  const { resources } = compile(STORE, targetOf(environment, { installationId, account }));
  return { organizationId, environmentId, versionId: version.id, actor, driver, resources, account };
}

type Store = Awaited<ReturnType<typeof openStore>>;

/** As somebody else would: without any of our tags. Providers and services that are not on yet are tried again. */
async function makeByHand(driver: CloudDriver, type: string, via: string, properties: PropertyMap): Promise<string> {
  const owner = { installation: "", environment: "", component: "", address: "" };
  const request: ResourceRequest = { address: "by.hand", type, via, properties, facts: NO_FACTS, owner };
  return until(async () => {
    tokens += 1;
    let status: OperationStatus = await driver.create(request, { ...CALL, token: `ba${String(tokens).padStart(62, "0")}` });
    while (status.state === "pending") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      status = await driver.poll(status.operation, request, CALL);
    }
    if (status.state === "failed" && status.error.cause !== "busy") throw new Error(JSON.stringify(status));
    return status.state === "done" ? status.identifier : undefined;
  });
}

async function deployment(store: Store, what: Pick<NewDeployment, "kind">, end: Deployment["state"] = "succeeded"): Promise<Deployment> {
  const { organizationId, environmentId, versionId, actor } = store;
  const input = { environmentId, actor, ...what, ...(what.kind === "apply" ? { versionId } : {}) };
  const { id: deploymentId } = await createDeployment(test.db, organizationId, input);
  await queue.enqueue("deployment.plan", { organizationId, deploymentId });
  return until(async () => {
    const found = await getDeployment(test.db, organizationId, deploymentId);
    if (found.finishedAt && found.state !== end) throw new Error(`${found.state}: ${found.summary}`);
    return found.state === end ? found : undefined;
  });
}

async function approve({ organizationId, actor }: Store, { id: deploymentId, planHash }: Deployment): Promise<void> {
  await approveDeployment(test.db, organizationId, { deploymentId, planHash: planHash ?? "", by: actor, acceptsLoss: {} });
  await queue.enqueue("deployment.advance", { organizationId, deploymentId });
  await until(async () => {
    const { state, summary, finishedAt } = await getDeployment(test.db, organizationId, deploymentId);
    if (finishedAt && state !== "succeeded") throw new Error(`${state}: ${summary}`);
    return state === "succeeded" ? true : undefined;
  });
}

async function importStep({ organizationId }: Store, importId: string, state: "listed" | "recorded") {
  await queue.enqueue("resource.import", { organizationId, importId });
  return until(async () => {
    const found = await getImport(test.db, organizationId, importId);
    if (found.problem !== null) throw new Error(found.problem);
    return found.state === state ? found : undefined;
  });
}

async function listExisting(store: Store, { address, component, type }: DesiredResource) {
  const { organizationId, environmentId, actor } = store;
  const { id } = await requestImport(test.db, organizationId, { environmentId, address, component, type, actor });
  return importStep(store, id, "listed");
}

/** How each cloud's store is made by hand just as the design wants it, under another name. */
const CLOUDS = {
  aws: {
    region: "eu-central-1",
    address: "raw.bucket",
    prepare: () => Promise.resolve(),
    byHand: ({ Tags: _tags, ...properties }: PropertyMap) => ({ ...properties, BucketName: "made-by-hand" }),
  },
  azure: {
    region: "westeurope",
    address: "raw.account",
    prepare: async ({ driver, account }: Store) => {
      const id = `/subscriptions/${account}/resourceGroups/by-hand`;
      await makeByHand(driver, "Microsoft.Resources/resourceGroups", "arm@2024-11-01", { id, name: "by-hand", location: "westeurope" });
    },
    byHand: ({ tags: _tags, id, ...properties }: PropertyMap) => ({
      ...properties,
      id: `${String(id).split("/resourceGroups/")[0]}/resourceGroups/by-hand/providers/Microsoft.Storage/storageAccounts/madebyhand`,
      name: "madebyhand",
    }),
  },
  gcp: {
    region: "europe-west1",
    address: "raw.bucket",
    prepare: async ({ driver, account }: Store) => {
      const resourcePath = `projects/${account}/services/storage.googleapis.com`;
      await makeByHand(driver, "serviceusage.service", "rest:google", { resourcePath });
    },
    byHand: ({ labels: _labels, ...properties }: PropertyMap) => ({ ...properties, resourcePath: "b/made-by-hand", name: "made-by-hand" }),
  },
};

describe.each(["aws", "azure", "gcp"] as const)("a store that somebody made by hand on %s", (cloud) => {
  const { region, address, prepare, byHand } = CLOUDS[cloud];

  it("is imported with an empty plan, the rest is built around it, and it stays when the environment goes", async () => {
    const store = await openStore(cloud, region);
    const { organizationId, environmentId, actor, driver } = store;
    const wanted = store.resources.find((resource) => resource.address === address);
    if (!wanted) throw new Error("The design wants a store");
    await prepare(store);
    const identifier = await makeByHand(driver, wanted.type, wanted.via, byHand(wanted.properties));

    const { id: importId, candidates } = await listExisting(store, wanted);
    const candidate = candidates.find((one) => one.identifier === identifier);
    expect(candidate).toMatchObject({ action: "none", changes: [] });
    expect(candidate?.unavailable).toBeUndefined();
    expect(candidate?.fixed.map(({ real }) => String(real))).toContainEqual(expect.stringMatching(/made-?by-?hand/));
    await chooseImport(test.db, organizationId, { importId, identifier, actor });
    await importStep(store, importId, "recorded");

    const planned = await deployment(store, { kind: "apply" }, "awaitingApproval");
    const found = await findPlan(test.db, organizationId, { deploymentId: planned.id });
    expect(found?.plan.steps.find((step) => step.address === address)).toMatchObject({ action: "none", prior: { isImported: true } });
    expect(found?.plan.totals).toMatchObject({ update: 0, replace: 0, destroy: 0 });
    expect(JSON.stringify(found?.plan.steps.map(({ desired }) => desired?.properties))).not.toContain(
      String(wanted.properties["name"] ?? wanted.properties["BucketName"]),
    );
    await approve(store, planned);
    expect(await deployment(store, { kind: "apply" })).toMatchObject({ summary: expect.stringContaining("Nothing to change") });

    await approve(store, await deployment(store, { kind: "destroy" }, "awaitingApproval"));
    const recorded = await listRecordedResources(test.db, organizationId, environmentId);
    expect(recorded.find((resource) => resource.address === address)).toMatchObject({ identifier, isImported: true });
    const identity = { address, type: wanted.type, via: wanted.via, identifier };
    expect(await driver.read(identity, CALL)).toMatchObject({ identifier });

    await forgetImport(test.db, organizationId, { environmentId, address, actor });
    expect((await listRecordedResources(test.db, organizationId, environmentId)).map((resource) => resource.address)).not.toContain(
      address,
    );
    expect(await driver.read(identity, CALL)).toMatchObject({ identifier });
  });
});

describe("an import", () => {
  it("shows what would change, and whose a resource is that somebody else holds", async () => {
    const store = await openStore("aws", "eu-central-1");
    const wanted = store.resources.find((resource) => resource.address === "raw.bucket");
    if (!wanted) throw new Error("The design wants a bucket");
    const other = [
      { Key: "zerolake:installation", Value: "i" },
      { Key: "zerolake:environment", Value: "e" },
      { Key: "zerolake:component", Value: "c" },
      { Key: "zerolake:address", Value: "c.bucket" },
    ];
    const { type, via } = wanted;
    await makeByHand(store.driver, type, via, { BucketName: "bare-bucket", VersioningConfiguration: { Status: "Enabled" } });
    await makeByHand(store.driver, type, via, { BucketName: "their-bucket", Tags: other });
    const { candidates } = await listExisting(store, wanted);
    const of = (identifier: string) => candidates.find((one) => one.identifier === identifier);
    expect(of("bare-bucket")).toMatchObject({ action: "update" });
    expect(of("bare-bucket")?.changes.map(({ path }) => path)).toContain("LifecycleConfiguration");
    expect(of("their-bucket")?.unavailable).toContain("somebody else");
  });

  it("refuses an address that the design wants as something else", async () => {
    const store = await openStore("aws", "eu-west-1");
    const policy = store.resources.find((resource) => resource.type === "AWS::S3::BucketPolicy" && resource.address.startsWith("raw"));
    if (!policy) throw new Error("The design wants a policy");
    await expect(listExisting(store, { ...policy, type: "AWS::S3::Bucket" })).rejects.toThrow("does not want raw.bucketPolicy");
  });
});
