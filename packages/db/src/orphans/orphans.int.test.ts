import { keyOf } from "@zerolake/orphans";
import { planApply, planDestroy, planHash } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { createDeployment } from "../deployments/create-deployment.ts";
import { getDeployment } from "../deployments/deployments.ts";
import { getEnvironment } from "../environments/environments.ts";
import { listRecordedResources } from "../environments/recorded-resources.ts";
import { toJson } from "../json-column.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, putInState, type World } from "../world.testing.ts";
import { recordAdoption, refuseAdoption, requestAdoption } from "./adopt-orphan.ts";
import { listKeptResources } from "./kept-resources.ts";
import { createOrphan, foundOrphan, scanned } from "./orphan.testing.ts";
import { dismissOrphan, forgetOrphan, ignoreOrphan, reopenOrphan } from "./orphan-decisions.ts";
import { countOrphans, getOrphan, listOrphans } from "./orphan-findings.ts";
import { planOrphanDestruction } from "./plan-orphan-destruction.ts";
import { loadScanSubject } from "./scan-subject.ts";
import { claimOrphanScan, listOrphanScans, listOwedOrphanScans, requestOrphanScans, scheduleOrphanScans } from "./scans.ts";
import { findWantedResources } from "./wanted-resources.ts";

let test: TestDatabase;
let world: World;
let org: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  org = world.organizationId;
});
afterAll(() => test.drop());

const topic = desiredResource("stream.topic");

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const stateOf = async (id: string) => (await test.db.prisma.orphanFinding.findUniqueOrThrow({ where: { id } })).state;
const listed = async () => (await listOrphans(test.db, org)).listed.map(({ identifier }) => identifier);
const wanted = async () => (await findWantedResources(test.db, org, world.environment.id))?.desired.map(({ address }) => address);

async function record(address: string, deploymentId: string): Promise<void> {
  const { component, type, identifier, ...rest } = recordedResource(desiredResource(address));
  const body = toJson({ ...rest, component, type, identifier });
  const place = { organizationId: org, environmentId: world.environment.id, deploymentId };
  await test.db.prisma.recordedResource.create({ data: { ...place, address, component, type, identifier, body } });
}

/** A deployment of the world in this state, with a plan that wants the topic. */
async function deployment(
  state: "applying" | "succeeded" | "failed" | "approved",
  plan = planApply({ desired: [topic], recorded: [] }),
): Promise<string> {
  const id = await approvedDeployment(test.db, world, plan);
  const isOver = state === "succeeded" || state === "failed";
  const startedAt = state === "approved" ? null : new Date();
  await putInState(test.db, id, state, { startedAt, ...(isOver ? { finishedAt: new Date() } : {}) });
  return id;
}

describe("scans", () => {
  it("are owed once however often they are asked for, are given to one worker, and end with what they saw", async () => {
    const { connection, actor } = world;
    await requestOrphanScans(test.db, org, actor);
    expect((await requestOrphanScans(test.db, org, actor)).map(({ connectionId }) => connectionId)).toEqual([connection.id]);
    const claims = await Promise.all([1, 2, 3].map(() => claimOrphanScan(test.db, org, connection.id)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await scanned(test.db, world, []);
    expect(await claimOrphanScan(test.db, org, connection.id)).toBe(false);
    expect(await listOrphanScans(test.db, org)).toMatchObject([{ isUnderWay: false, scannedAt: expect.any(Date), seen: 0, gaps: [] }]);
  });

  it("are due six hours after the last one, and a minute after one that saw something for the first time", async () => {
    const minutes = async () => {
      const { nextDueAt, scannedAt } = await test.db.prisma.orphanScan.findUniqueOrThrow({ where: { connectionId: world.connection.id } });
      return Math.round((nextDueAt.getTime() - (scannedAt?.getTime() ?? 0)) / 60_000);
    };
    await scanned(test.db, world, []);
    expect(await minutes()).toBe(360);
    await scanned(test.db, world, [foundOrphan(world, { heardAtMs: Date.now() })]);
    expect(await minutes()).toBe(1);
  });

  it("that nobody asks for are asked for when they are due, and found again when the job was lost", async () => {
    const about = async (jobs: Promise<readonly { connectionId: string }[]>) =>
      (await jobs).filter(({ connectionId }) => connectionId === world.connection.id).length;
    expect(await about(scheduleOrphanScans(test.db, 100))).toBe(0);
    await test.db.prisma.orphanScan.updateMany({ where: { organizationId: org }, data: { nextDueAt: new Date(0) } });
    expect([await about(scheduleOrphanScans(test.db, 100)), await about(scheduleOrphanScans(test.db, 100))]).toEqual([1, 0]);
    await test.db.prisma.orphanScan.updateMany({ where: { organizationId: org }, data: { requestedAt: new Date(0) } });
    expect(await about(listOwedOrphanScans(test.db, 100))).toBe(1);
    await claimOrphanScan(test.db, org, world.connection.id);
    expect(await about(listOwedOrphanScans(test.db, 100))).toBe(0);
  });

  it("are compared with what is recorded over the connection, with calls of running deployments, and with environments elsewhere", async () => {
    const other = await createWorld(test.db);
    const id = await deployment("applying");
    await record("job.function", id);
    await test.db.prisma.journalEntry.create({
      data: {
        id: crypto.randomUUID(),
        organizationId: org,
        environmentId: world.environment.id,
        deploymentId: id,
        address: "stream.topic",
        operation: "create",
        attempt: 1,
        token: "ab12",
        requestDigest: "d",
      },
    });
    const owner = { installation: "i", component: "x", address: "x.y" };
    const resource = { type: "T", via: "v", identifier: "r" };
    const environments = [other.environment.id, "no uuid", crypto.randomUUID()];
    const done = {
      environmentId: world.environment.id,
      deploymentId: id,
      organizationId: org,
      attempt: 1,
      token: "cd34",
      requestDigest: "d",
    };
    await test.db.prisma.journalEntry.create({
      data: {
        ...done,
        id: crypto.randomUUID(),
        address: "job.policy",
        operation: "create",
        state: "succeeded",
        identifier: "job.function",
      },
    });
    const subject = await loadScanSubject(test.db, org, {
      connectionId: world.connection.id,
      listed: [
        ...environments.map((environment) => ({ ...resource, owner: { ...owner, environment } })),
        // Of another type than what is recorded under this identifier.
        { ...resource, identifier: "job.function", owner: { ...owner, address: "job.policy", environment: world.environment.id } },
      ],
    });
    expect(subject).toMatchObject({
      environments: new Set([world.environment.id]),
      elsewhere: new Set([other.environment.id]),
      recorded: [{ address: "job.function", environment: world.environment.id, region: "eu-central-1", via: "cloudcontrol" }],
      traces: expect.arrayContaining([
        expect.objectContaining({ address: "stream.topic", operation: "create", state: "intended", isLive: true }),
        expect.objectContaining({ address: "job.policy", state: "succeeded", identifier: "job.function" }),
      ]),
    });
  });
});

describe("a finding", () => {
  it("is listed when it is old enough or seen twice, and ends when a scan of its region finds it no more", async () => {
    const fresh = foundOrphan(world, { identifier: "fresh", heardAtMs: Date.now() });
    await scanned(test.db, world, [fresh, foundOrphan(world)]);
    expect(await listOrphans(test.db, org)).toMatchObject({ listed: [{ identifier: "orphan" }], unconfirmed: 1 });
    await scanned(test.db, world, [fresh]);
    expect(await listed()).toEqual(["fresh"]);
    await scanned(test.db, world, [], [keyOf(fresh)]);
    expect(await listed()).toEqual(["fresh"]);
    await scanned(test.db, world, []);
    expect(await countOrphans(test.db, org)).toBe(0);
  });

  it("that somebody put aside stays there while it is seen, until its day or until somebody lists it again", async () => {
    const id = await createOrphan(test.db, world);
    const by = { findingId: id, actor: world.actor };
    await dismissOrphan(test.db, org, by);
    await scanned(test.db, world, [foundOrphan(world)]);
    expect([await stateOf(id), await listed()]).toEqual(["notOurs", []]);
    await reopenOrphan(test.db, org, by);
    await ignoreOrphan(test.db, org, { ...by, reason: "moving house", until: inDays(89) });
    expect(await listOrphans(test.db, org)).toMatchObject({ listed: [], aside: [{ reason: "moving house" }] });
    await test.db.prisma.orphanFinding.update({ where: { id }, data: { ignoredUntil: new Date(0) } });
    expect(await listed()).toEqual(["orphan"]);
    await expect(ignoreOrphan(test.db, org, { ...by, reason: "x", until: inDays(91) })).rejects.toMatchObject({ code: "invalid" });
    await expect(ignoreOrphan(test.db, org, { ...by, reason: "x", until: inDays(-1) })).rejects.toMatchObject({ code: "invalid" });
    const actions = (await listAudit(test.db, org, { limit: 10 }))
      .map(({ action }) => action)
      .filter((action) => /orphan\.(?!scan)/.test(action));
    expect(actions).toEqual(["orphan.ignore", "orphan.reopen", "orphan.dismiss"]);
  });

  it("that is gone is forgotten with its record, and never while a deployment is at work", async () => {
    const running = await deployment("applying");
    await record("stream.topic", running);
    const id = await createOrphan(test.db, world, { kind: "gone", identifier: "stream.topic", evidence: { reason: "recorded" } });
    const by = { findingId: id, actor: world.actor };
    await expect(forgetOrphan(test.db, org, by)).rejects.toMatchObject({ code: "blocked" });
    await putInState(test.db, running, "failed", { finishedAt: new Date() });
    await forgetOrphan(test.db, org, by);
    expect([await stateOf(id), await listRecordedResources(test.db, org, world.environment.id)]).toEqual(["forgotten", []]);
  });
});

describe("adopting", () => {
  it("writes the record in the name of who asked, once, and says so in the audit", async () => {
    const id = await createOrphan(test.db, world);
    const deploymentId = await deployment("failed");
    const adoption = { findingId: id, record: recordedResource(topic, { identifier: "orphan" }), deploymentId };
    await expect(recordAdoption(test.db, org, adoption)).rejects.toMatchObject({ code: "conflict" });
    await requestAdoption(test.db, org, { findingId: id, actor: world.actor });
    await recordAdoption(test.db, org, adoption);
    expect(await listRecordedResources(test.db, org, world.environment.id)).toMatchObject([
      { address: "stream.topic", identifier: "orphan" },
    ]);
    expect((await listAudit(test.db, org, { limit: 1 }))[0]).toMatchObject({
      action: "orphan.adopt",
      actorId: world.user.id,
      targetId: id,
    });
    await expect(recordAdoption(test.db, org, adoption)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused where the address is taken, and while a deployment is at work or is just being taken up", async () => {
    const id = await createOrphan(test.db, world);
    const by = { findingId: id, actor: world.actor };
    await requestAdoption(test.db, org, by);
    const deploymentId = await deployment("approved");
    const adoption = { findingId: id, record: recordedResource(topic, { identifier: "orphan" }), deploymentId };
    await test.db.prisma.deployment.update({
      where: { id: deploymentId },
      data: { leaseExpiresAt: new Date(Date.now() + 60_000), leaseOwner: "w" },
    });
    await expect(recordAdoption(test.db, org, adoption)).rejects.toMatchObject({ code: "blocked" });
    await putInState(test.db, deploymentId, "discarded", { finishedAt: new Date() });
    await record("stream.topic", deploymentId);
    await expect(recordAdoption(test.db, org, adoption)).rejects.toMatchObject({ code: "conflict" });
    await refuseAdoption(test.db, org, { findingId: id, problem: "taken" });
    expect((await listOrphans(test.db, org)).listed).toMatchObject([{ adoptProblem: "taken", isBeingAdopted: false }]);
  });

  it("knows what is wanted from the last whole deployment that was begun", async () => {
    expect(await wanted()).toBeUndefined();
    await deployment("failed");
    expect(await wanted()).toEqual(["stream.topic"]);
    await deployment("succeeded", { ...planApply({ desired: [], recorded: [] }), leftOut: [] });
    expect(await wanted()).toEqual(["stream.topic"]);
    await deployment("succeeded", planApply({ desired: [], recorded: [] }));
    expect(await wanted()).toEqual([]);
  });
});

describe("destroying", () => {
  it("is a deployment of its own, one at a time, and leaves the deployed version as it was", async () => {
    const id = await createOrphan(test.db, world);
    await test.db.prisma.environment.update({ where: { id: world.environment.id }, data: { deployedVersionId: world.version.id } });
    const wish = { findingId: id, environmentId: world.environment.id, actor: world.actor };
    const created = await planOrphanDestruction(test.db, org, wish);
    expect(await getDeployment(test.db, org, created.id)).toMatchObject({ kind: "destroy", state: "queued", orphanId: id });
    await expect(planOrphanDestruction(test.db, org, wish)).rejects.toMatchObject({ code: "conflict" });
    expect((await listOrphans(test.db, org)).listed).toMatchObject([{ destruction: { number: created.number, isOver: false } }]);
    await putInState(test.db, created.id, "succeeded", { finishedAt: new Date() });
    expect([await listed(), await countOrphans(test.db, org)]).toEqual([[], 0]);
    await scanned(test.db, world, []);
    expect(await stateOf(id)).toBe("destroyed");
    expect((await getEnvironment(test.db, org, world.environment.id)).deployedVersionId).toBe(world.version.id);
  });

  it("is only for what belongs to the environment that it is asked in", async () => {
    const id = await createOrphan(test.db, world, { environment: crypto.randomUUID(), kind: "unknown" });
    const wish = { findingId: id, environmentId: world.environment.id, actor: world.actor };
    await expect(planOrphanDestruction(test.db, org, wish)).rejects.toMatchObject({ code: "notFound" });
    expect((await getOrphan(test.db, org, id)).kind).toBe("unknown");
  });
});

it("what was kept is what the last whole deployment, and those of chosen components since, left and is still recorded", async () => {
  const vault = recordedResource(desiredResource("vault.bucket", { retain: true }));
  const log = recordedResource(desiredResource("log.bucket", { retain: true }));
  const plan = planDestroy({ recorded: [vault, log], selection: "all" });
  const { id } = await createDeployment(test.db, org, { environmentId: world.environment.id, kind: "destroy", actor: world.actor });
  await test.db.prisma.deploymentPlan.create({
    data: { organizationId: org, deploymentId: id, hash: planHash(plan), document: toJson(plan), components: [] },
  });
  await putInState(test.db, id, "succeeded", { planHash: planHash(plan), finishedAt: new Date(1_000) });
  await record("vault.bucket", id);
  expect(await listKeptResources(test.db, org)).toMatchObject([{ address: "vault.bucket", reason: "kept on purpose, with what it holds" }]);
  await deployment("succeeded");
  expect(await listKeptResources(test.db, org)).toEqual([]);
});
