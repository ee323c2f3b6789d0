import {
  createSecretBox,
  getConnection,
  getDeployment,
  listRecordedResources,
  recordConnectionFacts,
  updateConnection,
} from "@zerolake/db";
import { TEST_MASTER_KEY, type World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MemoryLake, memoryDrivers } from "../memory-lake.testing.ts";
import { createCloudAccess } from "./cloud-access.ts";
import { createDriverSource } from "./driver-source.ts";

const OTHER = "999999999999";
const SENTENCE = /belong to account 999999999999; what is deployed over this connection is in 000000000000/;
const CALL = { token: "00", timeLimitMs: 30_000 };
const secrets = createSecretBox(TEST_MASTER_KEY);

let lake: MemoryLake;
let home: MemoryCloud;
let elsewhere: MemoryCloud;
let now: MemoryCloud;

beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
beforeEach(() => {
  home = new MemoryCloud({ polls: 2, pollAfterMs: 300 });
  elsewhere = new MemoryCloud({ account: () => OTHER });
  now = home;
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const recordedIn = ({ organizationId, environment }: World) => listRecordedResources(lake.test.db, organizationId, environment.id);
const summaryOf = async ({ organizationId }: World, id: string) => (await getDeployment(lake.test.db, organizationId, id)).summary;

async function deployed(): Promise<World> {
  await lake.startWorker(() => now);
  const world = await lake.createWorld();
  const id = await lake.ask(world);
  await lake.approve(world, id);
  await lake.reaches(world, id, ["succeeded"]);
  return world;
}

async function destruction(world: World): Promise<string> {
  return lake.ask(world, { consents: (await recordedIn(world)).map(({ address }) => address) });
}

async function untilStarted(world: World, id: string, count: number): Promise<void> {
  const started = async () => (await lake.events(world, id)).filter(({ type }) => type === "stepSucceeded").length;
  while ((await started()) < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function isApplying({ organizationId }: World, id: string): Promise<boolean> {
  return (await getDeployment(lake.test.db, organizationId, id)).state === "applying";
}

describe("credentials that lead to another account", () => {
  it("plan no destruction: nothing is dropped, and the connection says why", async () => {
    const world = await deployed();
    const [before, there] = [await recordedIn(world), home.resources.length];
    now = elsewhere;
    const id = await destruction(world);
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(SENTENCE);
    const { isTestPassed, testMessage } = await getConnection(lake.test.db, world.organizationId, world.connection.id);
    expect({ isTestPassed, testMessage }).toEqual({ isTestPassed: false, testMessage: expect.stringMatching(SENTENCE) });
    expect(await recordedIn(world)).toEqual(before);
    expect([home.resources.length, elsewhere.calls]).toEqual([there, []]);
  });

  it("begin no destruction that was approved before, and with the right ones it works at once", async () => {
    const world = await deployed();
    const before = await recordedIn(world);
    const id = await destruction(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    now = elsewhere;
    await lake.approve(world, id);
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(SENTENCE);
    expect([await recordedIn(world), elsewhere.calls]).toEqual([before, []]);

    now = home;
    const again = await destruction(world);
    await lake.approve(world, again);
    await lake.reaches(world, again, ["succeeded"]);
    expect((await recordedIn(world)).filter(({ retain, singleton }) => !retain && singleton === undefined)).toEqual([]);
  });

  it("stop a destruction in its middle: what it has not removed stays recorded", async () => {
    const world = await deployed();
    const id = await destruction(world);
    await lake.approve(world, id);
    await untilStarted(world, id, 3);
    now = elsewhere;
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(SENTENCE);
    const recorded = new Set((await recordedIn(world)).map(({ address }) => address));
    expect(home.resources.map(({ address }) => address).filter((address) => !recorded.has(address))).toEqual([]);
    expect(recorded.size).toBeGreaterThan(3);
    expect(elsewhere.calls).toEqual([]);
  });

  it("stop an apply in its middle, which a new deployment continues without making anything twice", async () => {
    await lake.startWorker(() => now);
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.approve(world, id);
    await untilStarted(world, id, 3);
    now = elsewhere;
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(SENTENCE);
    expect(elsewhere.calls).toEqual([]);

    now = home;
    const again = await lake.ask(world);
    await lake.approve(world, again);
    await lake.reaches(world, again, ["succeeded"]);
    const addresses = home.created.map(({ address }) => address);
    expect(addresses).toEqual([...new Set(addresses)]);
  });

  it("are not taken for the connection's own while a deployment runs that has recorded nothing yet", async () => {
    home = now = new MemoryCloud({ polls: 1_000, pollAfterMs: 300 });
    await lake.startWorker(() => now);
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.approve(world, id);
    // Planning calls the cloud, too, and a plan that has not begun would be computed again with the other credentials.
    while (!(await isApplying(world, id)) || home.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await recordedIn(world)).toEqual([]);
    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "other" };
    now = elsewhere;
    await updateConnection(lake.test.db, world.organizationId, {
      connectionId: world.connection.id,
      credentials,
      secrets,
      actor: world.actor,
    });
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(SENTENCE);
    expect(elsewhere.calls).toEqual([]);
  });
});

describe("the proof of an account", () => {
  it("is asked for once, again after five minutes, and then also by the driver of a turn that is under way", async () => {
    const world = await lake.createWorld();
    const { organizationId, connection } = world;
    const { updatedAt } = connection;
    await recordConnectionFacts(lake.test.db, organizationId, { connectionId: connection.id, updatedAt, principal: null });
    let [asked, nowMs, account] = [0, 0, "000000000000"];
    const cloud = new MemoryCloud({
      account: () => {
        asked += 1;
        return account;
      },
    });
    const access = createCloudAccess({ db: lake.test.db, drivers: memoryDrivers(lake.test.db, () => cloud) }, () => nowMs);
    const place = { connectionId: connection.id, region: "eu-central-1" };
    const { driver } = await access.open(organizationId, place, { purpose: "refresh", subject: place.connectionId });
    const identity = { address: "a.x", type: "T", via: "cloudcontrol", identifier: "x" };
    const remove = () => driver.delete(identity, {}, { ...CALL, mayEmpty: false });
    expect(await remove()).toMatchObject({ state: "done" });
    await access.open(organizationId, place, { purpose: "refresh", subject: place.connectionId });
    expect([asked, cloud.calls.length]).toEqual([1, 1]);

    [nowMs, account] = [300_000, OTHER];
    await expect(remove()).rejects.toThrow(SENTENCE);
    await expect(access.open(organizationId, place, { purpose: "refresh", subject: place.connectionId })).rejects.toThrow(SENTENCE);
    expect(cloud.calls).toHaveLength(1);
    account = "000000000000";
    expect(await remove()).toMatchObject({ state: "done" });
  });

  it("is owed again for other credentials: they make another driver", async () => {
    const { organizationId, connection, actor } = await lake.createWorld();
    const connectionId = connection.id;
    const { db } = lake.test;
    await db.prisma.connection.update({ where: { id: connectionId }, data: { method: "accessKey" } });
    const identity = { tokenFor: () => Promise.reject(new Error("nobody asks for a token here")) };
    const source = createDriverSource({ db, secrets, artefacts: { read: () => Promise.resolve(undefined) }, sandbox: undefined, identity });
    const driver = async () => (await source.connect(organizationId, { connectionId, region: "eu-central-1" })).driver;
    const first = await driver();
    expect(await driver()).toBe(first);
    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "other" };
    await updateConnection(db, organizationId, { connectionId, credentials, secrets, actor });
    expect(await driver()).not.toBe(first);
  });
});
