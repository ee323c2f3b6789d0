import {
  listConnectionUses,
  listHealthHistory,
  listIllComponents,
  listRecordedResources,
  loadEnvironmentHealth,
  requestHealthLook,
  scheduleHealthLooks,
} from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { createSignals, type Signals } from "@zerolake/queue";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MemoryLake } from "../memory-lake.testing.ts";

const LIMIT_MS = 30_000;
const AGE = "GetRecords.IteratorAgeMilliseconds";
const HOURS_MS = 3_600_000;

let lake: MemoryLake;
let cloud: MemoryCloud;
let world: World;
let signals: Signals;
let org: string;
let environmentId: string;

beforeAll(async () => {
  const redisUrl = process.env["REDIS_URL"] ?? "";
  lake = await MemoryLake.open(redisUrl);
  signals = createSignals(redisUrl);
});
beforeEach(async () => {
  cloud = new MemoryCloud({ zones: ["eu-central-1a"], nowMs: Date.now });
  cloud.measure(AGE, 500);
  await lake.startWorker(cloud);
  world = await lake.createWorld();
  org = world.organizationId;
  environmentId = world.environment.id;
  const id = await lake.ask(world);
  await lake.approve(world, id);
  await lake.reaches(world, id, ["succeeded"]);
  await hasLooked();
});
afterEach(() => lake.stopWorkers());
afterAll(async () => {
  signals.close();
  await lake.close();
});

const health = () => loadEnvironmentHealth(lake.test.db, org, environmentId);

/** Waits for the look that is owed. */
async function hasLooked() {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const known = await health();
    if (!known.isLooking && (known.lookedAt !== null || known.problem !== null)) return known;
    if (Date.now() > limit) throw new Error("nobody looked in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function look() {
  await requestHealthLook(lake.test.db, org, environmentId);
  await lake.queue.enqueue("environment.health", { organizationId: org, environmentId });
  return hasLooked();
}

const ageOf = ({ signals: all }: Awaited<ReturnType<typeof health>>) => all.find(({ signal }) => signal.endsWith("#iterator-age"));

describe("health", () => {
  it("is looked at as soon as a deployment is over, over the environment's connection", async () => {
    const { status, problem, signals: all } = await health();
    expect({ status, problem }).toEqual({ status: "ok", problem: null });
    expect(all.length).toBeGreaterThan(3);
    expect(ageOf(await health())).toMatchObject({ status: "ok", value: 0.5, unit: "seconds", reason: null });
    const uses = await listConnectionUses(lake.test.db, org, world.connection.id);
    expect(uses.map(({ purpose }) => purpose)).toContain("health");
  });

  it("tells an illness and its end to everybody who watches, with the metric and its limit", async () => {
    const watch = signals.watch([`organization:${org}`]);
    cloud.measure(AGE, 2 * HOURS_MS);
    const ill = ageOf(await look());
    expect(ill).toMatchObject({ status: "bad", value: 7_200 });
    expect(await watch.changed(1_000)).toBe(true);
    const { listed } = await listIllComponents(lake.test.db, org, { limit: 5 });
    expect(listed).toMatchObject([{ component: ill?.component, value: 7_200, threshold: ill?.threshold.bad }]);
    cloud.measure(AGE, 500);
    expect(await look()).toMatchObject({ status: "ok" });
    expect(await watch.changed(1_000)).toBe(true);
    watch.stop();
    const history = await listHealthHistory(lake.test.db, org, environmentId);
    expect(history.find(({ signal }) => signal === ill?.signal)?.points.length).toBeGreaterThan(0);
  });

  it("that the cloud does not show is unknown, and says which right is missing; the rest is known all the same", async () => {
    cloud.measure(AGE, { unavailable: "cloudwatch:GetMetricData is not allowed." });
    const known = await look();
    expect(ageOf(known)).toMatchObject({ status: "unknown", value: null, reason: "cloudwatch:GetMetricData is not allowed." });
    expect(known.signals.some(({ status }) => status !== "unknown")).toBe(true);
  });

  it("stays as it was last seen when the cloud does not answer, and says so", async () => {
    const before = await health();
    await lake.stopWorkers();
    const away = new MemoryCloud({ zones: ["eu-central-1a"], nowMs: Date.now, account: () => "111111111111" });
    await lake.startWorker(away);
    const known = await look();
    expect(known).toMatchObject({ status: before.status, lookedAt: before.lookedAt });
    expect(known.problem).toMatch(/account/);
    expect(known.signals).toEqual(before.signals);
  });

  it("is looked at again by itself, and nothing in the cloud or the recorded state is changed by that", async () => {
    const recorded = await listRecordedResources(lake.test.db, org, environmentId);
    const made = cloud.resources.length;
    await lake.test.db.prisma.environmentHealth.update({ where: { environmentId }, data: { nextDueAt: new Date(0) } });
    const due = await scheduleHealthLooks(lake.test.db, 100);
    expect(due).toContainEqual({ organizationId: org, environmentId });
    await lake.queue.enqueue("environment.health", { organizationId: org, environmentId }, { isScheduled: true });
    await hasLooked();
    expect(cloud.resources.length).toBe(made);
    expect(await listRecordedResources(lake.test.db, org, environmentId)).toEqual(recorded);
  });
});
