import {
  countOrphans,
  forgetOrphan,
  getEnvironment,
  getInstallation,
  listOrphanScans,
  listOrphans,
  listRecordedResources,
  planOrphanDestruction,
  requestAdoption,
  requestOrphanScans,
} from "@zerolake/db";
import { TEST_MASTER_KEY, type World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { unrecordedAddress } from "@zerolake/orphans";
import { desiredResource } from "@zerolake/planner/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MemoryLake } from "../memory-lake.testing.ts";
import { scanDueConnections } from "../schedules/scan-connections.ts";

const LIMIT_MS = 20_000;

let lake: MemoryLake;
let cloud: MemoryCloud;
let world: World;
let org: string;

beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
beforeEach(async () => {
  cloud = new MemoryCloud({ zones: ["eu-central-1a"] });
  await lake.startWorker(cloud);
  world = await lake.createWorld();
  org = world.organizationId;
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > limit) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function scan(times = 1): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    for (const job of await requestOrphanScans(lake.test.db, org, world.actor)) await lake.queue.enqueue("connection.scan", job);
    await until(async () => ((await listOrphanScans(lake.test.db, org)).some(({ isUnderWay }) => isUnderWay) ? undefined : true));
  }
}

async function deploy(): Promise<void> {
  const id = await lake.ask(world);
  await lake.approve(world, id);
  await lake.reaches(world, id, ["succeeded"]);
}

const recorded = () => listRecordedResources(lake.test.db, org, world.environment.id);
const listed = async () => (await listOrphans(lake.test.db, org)).listed;

/** A resource of the deployed lake whose record is lost, and that others need no more than it needs them. */
async function loseRecord(isWanted: (resource: Awaited<ReturnType<typeof recorded>>[number]) => boolean = () => true) {
  const lost = (await recorded()).find((one) => one.facts.tags !== null && !one.singleton && !one.isReadStep && isWanted(one));
  if (!lost) throw new Error("The lake has such a resource");
  const where = { organizationId: org, environmentId: world.environment.id, address: lost.address };
  await lake.test.db.prisma.recordedResource.deleteMany({ where });
  return lost;
}

/** What a new plan of the same version would do. */
async function planAgain() {
  const id = await lake.ask(world);
  const state = await lake.reaches(world, id, ["succeeded", "awaitingApproval"]);
  const { planTotals } = await lake.test.db.prisma.deployment.findUniqueOrThrow({ where: { id } });
  return { state, planTotals };
}

describe("what the cloud has of ours and nobody recorded", () => {
  it("is found by the second scan with the call that made it, is adopted, and then nothing is to plan", async () => {
    await deploy();
    await scan(2);
    expect(await listed()).toEqual([]);
    const lost = await loseRecord();
    await scan();
    expect(await listOrphans(lake.test.db, org)).toMatchObject({ listed: [], unconfirmed: 1 });
    await scan();
    const [finding, ...others] = await listed();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: "unrecorded",
      address: lost.address,
      identifier: lost.identifier,
      environment: { id: world.environment.id },
      evidence: { reason: "answered" },
      story: { deployment: 1, state: "succeeded", operation: "create" },
    });
    const findingId = finding?.id ?? "";
    await requestAdoption(lake.test.db, org, { findingId, actor: world.actor });
    await lake.queue.enqueue("orphan.adopt", { organizationId: org, findingId });
    await until(async () => ((await countOrphans(lake.test.db, org)) === 0 ? true : undefined));
    const again = (await recorded()).find(({ address }) => address === lost.address);
    expect(again).toMatchObject({ identifier: lost.identifier, properties: lost.properties });
    expect(await planAgain()).toMatchObject({ state: "succeeded", planTotals: { create: 0, update: 0, replace: 0, destroy: 0 } });
    await scan(2);
    expect(await listed()).toEqual([]);
  });

  it("is destroyed by a deployment of its own, with a consent where it holds data, and the environment stays as it was", async () => {
    await deploy();
    const lost = await loseRecord(({ holdsData }) => holdsData);
    await scan(2);
    const [finding] = await listed();
    const before = await recorded();
    const wish = { findingId: finding?.id ?? "", environmentId: world.environment.id, actor: world.actor };
    const plan = async (consents: readonly string[]) => {
      const { id } = await planOrphanDestruction(lake.test.db, org, { ...wish, consents });
      await lake.queue.enqueue("deployment.plan", { organizationId: org, deploymentId: id });
      return id;
    };
    await lake.reaches(world, await plan([]), ["failed"]);
    const destruction = await plan([unrecordedAddress(lost.address, lost.identifier)]);
    await lake.approve(world, destruction);
    await lake.reaches(world, destruction, ["succeeded"]);
    expect(cloud.resources.some(({ identifier, type }) => identifier === lost.identifier && type === lost.type)).toBe(false);
    expect([await recorded(), await listed()]).toEqual([before, []]);
    const { deployedVersionId } = await getEnvironment(lake.test.db, org, world.environment.id);
    expect(deployedVersionId).toBe(world.version.id);
  });

  it("is told why it cannot be adopted: a second one of something that is recorded", async () => {
    await deploy();
    const twin = (await recorded()).find((one) => one.facts.tags !== null && !one.singleton && !one.isReadStep);
    if (!twin) throw new Error("The lake has one");
    const { id: installation } = await getInstallation(lake.test.db, TEST_MASTER_KEY);
    const owner = { installation, environment: world.environment.id, component: twin.component, address: twin.address };
    cloud.plant({ ...desiredResource(twin.address), type: twin.type, via: twin.via, properties: { Name: "second" }, owner }, owner);
    await scan(2);
    const findingId = (await listed())[0]?.id ?? "";
    await requestAdoption(lake.test.db, org, { findingId, actor: world.actor });
    await lake.queue.enqueue("orphan.adopt", { organizationId: org, findingId });
    const problem = await until(async () => (await listed())[0]?.adoptProblem ?? undefined);
    expect(problem).toMatch(/is recorded already, as .*: this is a second one/);
  });
});

describe("a scan", () => {
  it("finds what is recorded and not there, and forgetting it lets the next plan create it", async () => {
    await deploy();
    const victim = (await recorded()).find(({ singleton, isReadStep }) => !singleton && !isReadStep);
    if (!victim) throw new Error("The lake has one");
    cloud.vanish(victim.identifier);
    await scan(2);
    const gone = (await listed()).filter(({ kind }) => kind === "gone");
    expect(gone.map(({ address }) => address)).toContain(victim.address);
    for (const { id } of gone) await forgetOrphan(lake.test.db, org, { findingId: id, actor: world.actor });
    expect(await planAgain()).toMatchObject({ state: "awaitingApproval", planTotals: { create: gone.length } });
  });

  it("says what bears our tags and belongs to nobody that we know, and goes on where the cloud refuses to show something", async () => {
    await deploy();
    const { id: installation } = await getInstallation(lake.test.db, TEST_MASTER_KEY);
    const owner = { installation, environment: crypto.randomUUID(), component: "stream", address: "stream.topic" };
    cloud.plant({ ...desiredResource("stream.topic"), owner }, owner);
    const error = { class: "permission", code: "AccessDenied", message: "no", remedy: "Allow it." } as const;
    cloud.inject({ on: ({ kind, address }) => kind === "read" && address === "stream.topic", kind: "refuse", error, times: 9 });
    await scan(2);
    expect(await listed()).toMatchObject([{ kind: "unknown", environment: null, environmentTag: owner.environment }]);
  });

  it("is made on a schedule, too", async () => {
    await deploy();
    await scanDueConnections({ db: lake.test.db, queue: lake.queue });
    await lake.test.db.prisma.orphanScan.updateMany({ where: { organizationId: org }, data: { nextDueAt: new Date(0) } });
    await scanDueConnections({ db: lake.test.db, queue: lake.queue });
    const [done] = await until(async () => {
      const scans = await listOrphanScans(lake.test.db, org);
      return scans.every(({ scannedAt, isUnderWay }) => scannedAt && !isUnderWay) ? scans : undefined;
    });
    expect(done).toMatchObject({ seen: cloud.resources.filter(({ owner }) => owner).length, gaps: [] });
  });
});
