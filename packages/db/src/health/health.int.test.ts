import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { givenDeployment } from "../dashboard/dashboard.testing.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { listHealthHistory, loadEnvironmentHealth } from "./environment-health.ts";
import { recordProof } from "./environment-proofs.ts";
import { noteHealth, seen, takeHealthLook } from "./health.testing.ts";
import { claimHealthLook, listRequestedHealthLooks, requestHealthLook, scheduleHealthLooks } from "./health-looks.ts";
import { finishHealthLook, forgetOldHealth } from "./record-health.ts";

let test: TestDatabase;
let world: World;
let org: string;
let environmentId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  world = await createWorld(test.db);
  org = world.organizationId;
  environmentId = world.environment.id;
  await test.db.prisma.recordedResource.create({
    data: { organizationId: org, environmentId, address: "a.x", component: "a", type: "T", identifier: "i", body: {} },
  });
});

const load = () => loadEnvironmentHealth(test.db, org, environmentId);
const ours = <Job extends { readonly organizationId: string }>(jobs: readonly Job[]) => jobs.filter((job) => job.organizationId === org);
const due = async () => ours(await scheduleHealthLooks(test.db, 1_000));

describe("a look", () => {
  it("says what is ill, and writes only what says something else", async () => {
    const ill = seen({ status: "bad", value: 900, sinceMs: Date.parse("2026-01-01T00:00:00Z") });
    const fine = seen({ component: "b", sinceMs: Date.now() });
    expect(await noteHealth(test.db, world, [fine, ill])).toMatchObject({ before: null, status: "bad" });
    const first = await load();
    expect(first).toMatchObject({
      status: "bad",
      counts: { ok: 1, warn: 0, bad: 1, unknown: 0 },
      isLooking: false,
      isOld: false,
      problem: null,
    });
    expect(first.signals).toMatchObject([
      { component: "a", value: 900, threshold: { bad: 600 } },
      { component: "b", status: "ok" },
    ]);
    const versions = () =>
      test.db.pool.query<{ xmin: string }>("SELECT xmin::text FROM health_signal WHERE environment_id = $1 ORDER BY signal", [
        environmentId,
      ]);
    const before = await versions();
    expect(await noteHealth(test.db, world, [fine, { ...ill, value: 901 }])).toMatchObject({ status: "bad", changes: [] });
    const after = await versions();
    expect(after.rows.map(({ xmin }, index) => xmin === before.rows[index]?.xmin)).toEqual([false, true]);
  });

  it("keeps the beginning of an illness, and tells when it is over", async () => {
    const since = Date.parse("2026-01-01T00:00:00Z");
    const ill = seen({ status: "warn", value: 70, sinceMs: since });
    await noteHealth(test.db, world, [ill]);
    await noteHealth(test.db, world, [{ ...ill, sinceMs: since + 3_600_000 }]);
    const ailing = await load();
    expect([ailing.since, ailing.signals[0]?.since]).toEqual([new Date(since), new Date(since)]);
    const over = await noteHealth(test.db, world, [seen({ sinceMs: since + 7_200_000 })]);
    expect(over).toMatchObject({ before: "warn", status: "ok", changes: [{ signal: "a.x#lag", before: "warn", status: "ok" }] });
    expect((await load()).signals[0]?.since).toEqual(new Date(since + 7_200_000));
  });

  it("forgets what is not measured any more, and knows nothing of what is gone", async () => {
    await noteHealth(test.db, world, [seen(), seen({ component: "b" })]);
    expect(await noteHealth(test.db, world, [seen()])).toMatchObject({ changes: [{ component: "b", before: "ok", status: null }] });
    await noteHealth(test.db, world, []);
    expect(await load()).toMatchObject({ status: null, signals: [] });
  });

  it("that saw nothing leaves what was known, and says why", async () => {
    await noteHealth(test.db, world, [seen({ status: "bad" })]);
    const lease = await takeHealthLook(test.db, world);
    expect(await finishHealthLook(test.db, lease, { problem: "The cloud is away." })).toMatchObject({ before: "bad", changes: [] });
    expect(await load()).toMatchObject({ status: "bad", problem: "The cloud is away.", signals: [{ status: "bad" }] });
  });

  it("of a worker that lost its lease notes nothing", async () => {
    const lease = await takeHealthLook(test.db, world);
    await test.db.prisma.environmentHealth.update({ where: { environmentId }, data: { leaseOwner: "another" } });
    const end = { status: "bad", counts: { ok: 0, warn: 0, bad: 1, unknown: 0 }, signals: [seen({ status: "bad" })] } as const;
    expect(await finishHealthLook(test.db, lease, end)).toBeUndefined();
    expect(await load()).toMatchObject({ status: null, signals: [] });
  });
});

describe("history", () => {
  it("is a value in five minutes for a day, and older ones go", async () => {
    await noteHealth(test.db, world, [seen({ value: 1 })]);
    await noteHealth(test.db, world, [seen({ value: 2 })]);
    const row = { organizationId: org, environmentId, component: "a", signal: "a.x#lag" };
    const old = { ...row, at: new Date(Date.now() - 25 * 3_600_000), value: 9 };
    await test.db.prisma.healthPoint.create({ data: old });
    expect(await listHealthHistory(test.db, org, environmentId)).toMatchObject([{ signal: "a.x#lag", points: [{ value: 2 }] }]);
    await forgetOldHealth(test.db);
    expect(await test.db.prisma.healthPoint.count({ where: { environmentId } })).toBe(1);
  });
});

describe("the schedule", () => {
  it("looks at what is deployed every five minutes, once however many workers there are", async () => {
    expect((await Promise.all([due(), due()])).flat()).toEqual([{ organizationId: org, environmentId }]);
    expect(await due()).toEqual([]);
    const lease = await claimHealthLook(test.db, { organizationId: org, environmentId, owner: "me", leaseMs: 60_000 });
    expect(lease).toMatchObject({ isAsked: false });
    expect(await claimHealthLook(test.db, { organizationId: org, environmentId, owner: "you", leaseMs: 60_000 })).toBeUndefined();
    await finishHealthLook(test.db, lease!, { problem: "x" });
    expect(await due()).toEqual([]);
    await test.db.prisma.environmentHealth.update({ where: { environmentId }, data: { nextDueAt: new Date(0) } });
    expect(await due()).toHaveLength(1);
  });

  it("leaves what sleeps, what is being deployed and what cannot be reached alone", async () => {
    const { prisma } = test.db;
    const sleep = (asleepSince: Date | null) => prisma.environment.update({ where: { id: environmentId }, data: { asleepSince } });
    const works = (isTestPassed: boolean) => prisma.connection.update({ where: { id: world.connection.id }, data: { isTestPassed } });
    await sleep(new Date());
    expect(await due()).toEqual([]);
    await sleep(null);
    await works(false);
    expect(await due()).toEqual([]);
    await works(true);
    const id = await givenDeployment(test.db, world, { state: "applying", startedAt: new Date() });
    expect(await due()).toEqual([]);
    await putInState(test.db, id, "succeeded");
    expect(await due()).toHaveLength(1);
  });

  it("is heard of again when nobody took the look", async () => {
    await requestHealthLook(test.db, org, environmentId);
    expect(ours(await listRequestedHealthLooks(test.db, 1_000))).toEqual([]);
    const requestedAt = new Date(Date.now() - 5_000);
    await test.db.prisma.environmentHealth.update({ where: { environmentId }, data: { requestedAt } });
    expect(ours(await listRequestedHealthLooks(test.db, 1_000))).toEqual([{ organizationId: org, environmentId }]);
    expect(await load()).toMatchObject({ isLooking: true });
  });
});

describe("a proof", () => {
  const check = { name: "recordedResources", expected: "x", found: "x", tookMs: 1, deviations: [] } as const;

  it("is the worst of its checks, and the last one counts", async () => {
    const deploymentId = await givenDeployment(test.db, world, { state: "succeeded" });
    const proof = () => test.db.prisma.environmentProof.findUnique({ where: { environmentId } });
    await recordProof(test.db, org, {
      deploymentId,
      checks: [
        { ...check, result: "unknown" },
        { ...check, name: "planAgain", result: "failed" },
      ],
    });
    expect(await proof()).toMatchObject({ result: "failed", failedCheck: "planAgain" });
    await recordProof(test.db, org, { deploymentId, checks: [{ ...check, result: "passed" }] });
    expect(await proof()).toMatchObject({ result: "passed", failedCheck: null, deploymentId });
  });
});
