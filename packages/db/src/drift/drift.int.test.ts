import type { DriftFinding } from "@zerolake/drift";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, type World } from "../world.testing.ts";
import { ignoreDrift, unignoreDrift } from "./drift-decisions.ts";
import { driftSummary, listDriftFindings } from "./drift-findings.ts";
import { refreshStatus, requestRefresh, setRefreshSchedule } from "./environment-refresh.ts";
import { forgetGoneResource } from "./forget-drift.ts";
import { listLatestObservations, listObservedSince, pruneObservations, recordObservations } from "./observations.ts";
import { noteDriftCauses, recordDrift } from "./record-drift.ts";
import { claimRefresh, finishRefresh, listRequestedRefreshes, noteRefresh, scheduleRefreshes } from "./refresh-work.ts";
import { listRefreshedEnvironments } from "./refreshed-environments.ts";

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
  const deploymentId = await approvedDeployment(test.db, world);
  const row = { organizationId: org, environmentId, component: "a", type: "T", identifier: "i", body: {}, deploymentId };
  await test.db.prisma.recordedResource.createMany({ data: ["a.x", "a.y"].map((address) => ({ ...row, address })) });
});

const tomorrow = () => new Date(Date.now() + 86_400_000);

function finding(more: Partial<DriftFinding> = {}): DriftFinding {
  const { address = "a.x", path = "Count" } = more;
  return { component: "a", type: "T", kind: "changed", recorded: 1, observed: 2, severity: "medium", why: "x", ...more, address, path };
}

function look(findings: readonly DriftFinding[], more: { looked?: string[]; deploymentId?: string } = {}) {
  return recordDrift(test.db, org, { environmentId, looked: ["a.x", "a.y"], findings, ...more });
}

const list = (includeIgnored = false) => listDriftFindings(test.db, org, { environmentId, includeIgnored });

async function ignoreAll(): Promise<void> {
  const findingIds = (await list()).map(({ id }) => id);
  await ignoreDrift(test.db, org, { findingIds, reason: "A trial until Friday", until: tomorrow(), actor: world.actor });
}

describe("a finding", () => {
  it("keeps when it was first seen while it is found, and ends when it is not found any more", async () => {
    await look([finding()]);
    const [first] = await list();
    await look([finding({ observed: 3 })]);
    const [second] = await list();
    expect(second).toMatchObject({
      id: first!.id,
      observed: 3,
      firstSeenAt: first!.firstSeenAt,
      state: "open",
      cause: { certainty: "unknown" },
    });
    await look([]);
    expect(await list(true)).toEqual([]);
    await look([finding()]);
    expect((await list())[0]!.id).not.toBe(first!.id);
  });

  it("stays while its resource could not be read, and ends when its resource is recorded no more", async () => {
    await look([finding()]);
    await look([], { looked: ["a.y"] });
    expect(await list()).toHaveLength(1);
    await test.db.prisma.recordedResource.deleteMany({ where: { environmentId, address: "a.x" } });
    await look([], { looked: ["a.y"] });
    expect(await list()).toEqual([]);
  });

  it("of a gone resource ends when its record is dropped; of another one nothing is dropped", async () => {
    await look([finding({ address: "a.x", path: "", kind: "gone" }), finding({ address: "a.y" })]);
    const [gone, changed] = ["a.x", "a.y"].map(async (address) => (await list()).find((row) => row.address === address)?.id ?? "");
    await expect(forgetGoneResource(test.db, org, { findingId: (await changed) ?? "", actor: world.actor })).rejects.toMatchObject({
      code: "invalid",
    });
    const findingId = (await gone) ?? "";
    await test.db.prisma.deployment.updateMany({ where: { environmentId }, data: { state: "discarded" } });
    await forgetGoneResource(test.db, org, { findingId, actor: world.actor });
    expect((await list()).map(({ address }) => address)).toEqual(["a.y"]);
    expect(await test.db.prisma.recordedResource.count({ where: { environmentId } })).toBe(1);
    await expect(forgetGoneResource(test.db, org, { findingId, actor: world.actor })).rejects.toMatchObject({ code: "notFound" });
  });

  it("names the deployment that mended it", async () => {
    await look([finding()]);
    const deploymentId = await approvedDeployment(test.db, world);
    await look([], { deploymentId });
    expect(await test.db.prisma.driftFinding.findFirst({ where: { environmentId } })).toMatchObject({
      state: "gone",
      mendedById: deploymentId,
    });
  });

  it("is ignored with a reason up to a time, and shown again when its value changes once more", async () => {
    await look([finding()]);
    await ignoreAll();
    await look([finding()]);
    expect(await list()).toEqual([]);
    expect(await list(true)).toMatchObject([{ state: "ignored", ignoredReason: "A trial until Friday", ignoredBy: "Mira" }]);
    expect(await driftSummary(test.db, org, { environmentId })).toEqual({ high: 0, medium: 0, low: 0, ignored: 1 });
    await look([finding({ observed: 9 })]);
    expect(await list()).toMatchObject([{ state: "open", observed: 9, ignoredReason: null }]);
  });

  it("is shown again when the time is over, or when somebody wants it back", async () => {
    await look([finding(), finding({ path: "Other", severity: "high" })]);
    await ignoreAll();
    await test.db.prisma.driftFinding.updateMany({ where: { path: "Count" }, data: { ignoredUntil: new Date(0) } });
    expect((await list()).map(({ path, state }) => [path, state])).toEqual([["Count", "open"]]);
    const [ignored] = (await list(true)).filter(({ state }) => state === "ignored");
    await unignoreDrift(test.db, org, { findingIds: [ignored!.id], actor: world.actor });
    expect((await list()).map(({ severity }) => severity)).toEqual(["high", "medium"]);
  });

  it("cannot be ignored for ever", async () => {
    await look([finding()]);
    const [{ id } = { id: "" }] = await list();
    const until = new Date(Date.now() + 91 * 86_400_000);
    await expect(ignoreDrift(test.db, org, { findingIds: [id], reason: "x", until, actor: world.actor })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("asks for its cause until it is known for certain", async () => {
    const [unexplained] = await look([finding()]);
    await noteDriftCauses(test.db, org, [{ id: unexplained!.id, cause: { certainty: "recorded", actor: "ken", source: "CloudTrail" } }]);
    expect(await look([finding()])).toEqual([]);
    expect((await list())[0]!.cause).toMatchObject({ actor: "ken" });
    expect(await look([finding({ observed: 5 })])).toHaveLength(1);
  });
});

const claim = (owner: string) => claimRefresh(test.db, { organizationId: org, environmentId, owner, leaseMs: 60_000 });

describe("a refresh", () => {
  it("is one at a time per environment, and goes on where another worker left it", async () => {
    await requestRefresh(test.db, org, { environmentId });
    const first = await claim("one");
    expect(await claim("two")).toBeUndefined();
    await noteRefresh(test.db, first!, { refused: { "a.y": "denied" }, leaseMs: null });
    const second = await claim("two");
    expect(second).toMatchObject({ startedAt: first!.startedAt, refused: { "a.y": "denied" } });
    expect(await noteRefresh(test.db, first!, { refused: {}, leaseMs: 1_000 })).toBe(false);
    expect(await finishRefresh(test.db, second!, { checked: 1, total: 2, refusals: [{ address: "a.y", message: "denied" }] })).toBe(true);
    expect(await refreshStatus(test.db, org, environmentId)).toMatchObject({
      isRunning: false,
      last: { checked: 1, total: 2, refusals: [{ address: "a.y", message: "denied" }], problem: null },
    });
    const listed = await listRefreshedEnvironments(test.db, org);
    expect(listed).toMatchObject([{ id: environmentId, isRunning: false, resources: 2, checked: 1, total: 2, refusals: ["denied"] }]);
    expect(listed[0]?.lastAt).toMatch(/Z$/);
    expect(await claim("three")).toBeUndefined();
  });

  it("is due a day after something was first recorded, then at its own times, and never where it is switched off", async () => {
    const due = async () => (await scheduleRefreshes(test.db, 100)).some((job) => job.environmentId === environmentId);
    const pass = () => test.db.prisma.environmentRefresh.update({ where: { environmentId }, data: { nextDueAt: new Date(0) } });
    expect(await due()).toBe(false);
    await pass();
    expect(await due()).toBe(true);
    expect(await due()).toBe(false);
    await setRefreshSchedule(test.db, org, { environmentId, everyHours: null, actor: world.actor });
    expect(await refreshStatus(test.db, org, environmentId)).toMatchObject({ everyHours: null, nextDueAt: null });
    await test.db.prisma.environmentRefresh.update({ where: { environmentId }, data: { requestedAt: null, nextDueAt: new Date(0) } });
    expect(await due()).toBe(false);
  });

  it("that nobody works on is found by the sweeper", async () => {
    await requestRefresh(test.db, org, { environmentId });
    await test.db.prisma.environmentRefresh.update({ where: { environmentId }, data: { requestedAt: new Date(Date.now() - 10_000) } });
    const owed = async () => (await listRequestedRefreshes(test.db, 100)).filter((job) => job.environmentId === environmentId);
    expect(await owed()).toHaveLength(1);
    await claim("one");
    expect(await owed()).toEqual([]);
  });

  it("keeps a bounded number of observations of each resource", async () => {
    const observe = (count: number) =>
      recordObservations(test.db, org, { environmentId, observations: [{ address: "a.x", exists: true, attributes: { count } }] });
    for (const count of [1, 2, 3]) {
      await observe(count);
      // Times are stored in milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await pruneObservations(test.db, org, { environmentId, keep: 2 });
    expect(await test.db.prisma.observation.count({ where: { environmentId } })).toBe(2);
    expect(await listLatestObservations(test.db, org, environmentId)).toMatchObject([{ attributes: { count: 3 } }]);
    expect(await listObservedSince(test.db, org, { environmentId, since: new Date(0) })).toEqual(["a.x"]);
  });
});
