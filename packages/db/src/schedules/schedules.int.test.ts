import { planDestroy, planHash } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { createDeployment } from "../deployments/create-deployment.ts";
import { listEvents } from "../deployments/deployment-events.ts";
import { getDeployment, listDeployments } from "../deployments/deployments.ts";
import { lockEnvironment, unlockEnvironment } from "../environments/environment-lock.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, EMPTY_BLUEPRINT, putInState, type World } from "../world.testing.ts";
import { approveScheduled } from "./approve-scheduled.ts";
import { getSchedule, putOffExpiry, setExpiry, setWorkingHours } from "./environment-schedule.ts";
import { listDueSchedules, takeOccurrence } from "./scheduled-work.ts";

const WITH_COMPUTE = { ...EMPTY_BLUEPRINT, components: [{ id: "jobs", kind: "spark-engine", title: "Jobs", settings: {} }] };
const DAY_MS = 86_400_000;

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 20 });
});
beforeEach(async () => {
  world = await createWorld(test.db, { document: WITH_COMPUTE });
  await environment({ deployedVersionId: world.version.id });
});
afterAll(() => test.drop());

const environment = (data: object) => test.db.prisma.environment.update({ where: { id: world.environment.id }, data });
const weekday = (daysFromNow: number) => ((Math.floor(Date.now() / DAY_MS) + daysFromNow + 3) % 7) + 1;

/** Hours that are over by now, or that have begun, whose last change was missed by everybody. */
async function due(state: "over" | "begun", since = DAY_MS): Promise<void> {
  const days = state === "over" ? [weekday(3)] : [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== weekday(3));
  const hours = { timeZone: "UTC", days, startMinute: 0, endMinute: 1_440 };
  await setWorkingHours(test.db, world.organizationId, { ...at(), hours });
  const missed = new Date(Date.now() - since);
  await test.db.prisma.environmentSchedule.update({ where: { environmentId: world.environment.id }, data: { nextAt: missed } });
}

const take = (db: Database = test.db) => takeOccurrence(db, world.organizationId, world.environment.id);
const isDue = async () => (await listDueSchedules(test.db, 100)).some(({ environmentId }) => environmentId === world.environment.id);
const made = () => listDeployments(test.db, world.organizationId, { environmentId: world.environment.id, limit: 10 });
const nextAt = async () => (await getSchedule(test.db, world.organizationId, world.environment.id)).next;

const place = () => ({ environmentId: world.environment.id });
const at = () => ({ ...place(), actor: world.actor });
const stateOf = async (id: string) => (await getDeployment(test.db, world.organizationId, id)).state;

const endsIn = (ms: number) =>
  test.db.prisma.environmentSchedule.update({ where: place(), data: { expiresAt: new Date(Date.now() + ms) } });

describe("a schedule", () => {
  it("calls once, however many workers look, with the name and the right of whoever set it", async () => {
    await due("over");
    expect(await isDue()).toBe(true);
    const taken = await Promise.all(Array.from({ length: 10 }, () => take()));
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    const [deployment, ...more] = await made();
    expect(more).toEqual([]);
    expect(deployment).toMatchObject({ purpose: "hibernation", kind: "destroy", isScheduled: true, destroyComponents: ["jobs"] });
    expect(deployment?.requestedById).toBe(world.user.id);
    const [entry] = await listAudit(test.db, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ actorKind: "schedule", actorName: "the working hours that Mira set", action: "deployment.create" });
  });

  it("leaves nothing behind with a worker that dies in it; the next one does it", async () => {
    await due("over");
    const dying = {
      ...test.db,
      prisma: {
        $transaction: (work: (tx: never) => Promise<unknown>) =>
          test.db.prisma.$transaction(async (tx) => {
            await work(tx as never);
            throw new Error("killed");
          }),
      },
    } as unknown as Database;
    await expect(take(dying)).rejects.toThrow("killed");
    expect([await made(), await isDue()]).toEqual([[], true]);
    expect(await take()).toBeDefined();
    expect(await take()).toBeUndefined();
    expect(await made()).toHaveLength(1);
  });

  it("makes up for missed hours once, and goes on from now", async () => {
    await due("over", 20 * DAY_MS);
    await take();
    expect(await take()).toBeUndefined();
    expect(await made()).toHaveLength(1);
    expect((await nextAt())?.at.getTime()).toBeGreaterThan(Date.now());
  });

  it("does not do an hour twice that comes again because the hours were saved again", async () => {
    await due("over");
    await take();
    await putInState(test.db, (await made())[0]?.id ?? "", "cancelled", { finishedAt: new Date() });
    await due("over");
    expect(await take()).toBeUndefined();
    expect(await made()).toHaveLength(1);
  });

  it("waits for a lock to end and for a running deployment, and then does what is due", async () => {
    await due("over");
    await lockEnvironment(test.db, world.organizationId, { ...at(), reason: "Quarter close" });
    expect([await isDue(), await take()]).toEqual([false, undefined]);
    await unlockEnvironment(test.db, world.organizationId, at());
    const running = await createDeployment(test.db, world.organizationId, { ...at(), kind: "apply", versionId: world.version.id });
    expect([await isDue(), await take()]).toEqual([false, undefined]);
    await putInState(test.db, running.id, "failed", { finishedAt: new Date() });
    expect(await take()).toBeDefined();
  });

  it("lets an hour pass that has nothing to do: awake already, asleep already, or nothing deployed", async () => {
    await due("begun");
    expect([await take(), await isDue()]).toEqual([undefined, false]);
    await environment({ asleepSince: new Date() });
    await due("over");
    expect([await take(), await isDue()]).toEqual([undefined, false]);
    expect(await made()).toEqual([]);
  });

  it("wakes what sleeps with the version that is deployed", async () => {
    await environment({ asleepSince: new Date() });
    await due("begun");
    await take();
    expect(await made()).toMatchObject([{ purpose: "wakening", kind: "apply", version: { id: world.version.id }, isScheduled: true }]);
  });

  it("adds no plan to one of its own that still waits for a person", async () => {
    await due("over");
    await take();
    await putInState(test.db, (await made())[0]?.id ?? "", "awaitingApproval");
    await test.db.prisma.scheduledOccurrence.deleteMany({ where: { environmentId: world.environment.id } });
    await due("over");
    expect(await take()).toBeUndefined();
    expect(await made()).toHaveLength(1);
  });

  it("is refused with hours that never are, a zone that is none, and an end that is over", async () => {
    const hours = { timeZone: "Europe/Berlin", days: [1], startMinute: 480, endMinute: 1_140 };
    for (const wrong of [{ timeZone: "Europe/Atlantis" }, { days: [] }, { days: [8] }, { endMinute: 480 }, { endMinute: 1_441 }])
      await expect(setWorkingHours(test.db, world.organizationId, { ...at(), hours: { ...hours, ...wrong } })).rejects.toMatchObject({
        code: "invalid",
      });
    await expect(setExpiry(test.db, world.organizationId, { ...at(), expiresAt: new Date(0) })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("the end of an environment", () => {
  it("asks once for a destruction that has no consent to lose data, and can be put off until then", async () => {
    await setExpiry(test.db, world.organizationId, { ...at(), expiresAt: new Date(Date.now() + DAY_MS) });
    expect(await isDue()).toBe(false);
    await putOffExpiry(test.db, world.organizationId, { ...at(), days: 7 });
    const { expiresAt, expirySetBy } = await getSchedule(test.db, world.organizationId, world.environment.id);
    expect([Math.round(((expiresAt?.getTime() ?? 0) - Date.now()) / DAY_MS), expirySetBy]).toEqual([8, "Mira"]);
    await test.db.prisma.recordedResource.create({
      data: {
        ...place(),
        organizationId: world.organizationId,
        address: "a.b",
        component: "a",
        type: "T",
        identifier: "i",
        body: {},
        deploymentId: world.project.id,
      },
    });
    await endsIn(-1_000);
    await Promise.all([take(), take(), take()]);
    expect(await made()).toMatchObject([{ kind: "destroy", purpose: "expiry", isScheduled: true, consents: [] }]);
    expect((await getSchedule(test.db, world.organizationId, world.environment.id)).expiresAt).toBeNull();
  });
});

describe("a plan of a schedule", () => {
  const compute = recordedResource(desiredResource("jobs.application"));
  const data = recordedResource(desiredResource("lake.bucket", { holdsData: true }));

  async function planned(recorded: typeof compute, purpose: "hibernation" | "wakening" = "hibernation"): Promise<string> {
    const { organizationId, user } = world;
    const actor = { kind: "schedule", id: user.id, name: "the working hours that Mira set" } as const;
    const kind = purpose === "wakening" ? { kind: "apply" as const, versionId: world.version.id } : { kind: "destroy" as const };
    const { id } = await createDeployment(test.db, organizationId, { ...place(), ...kind, purpose, isScheduled: true, actor });
    const plan = planDestroy({ recorded: [recorded], selection: "all", consents: [recorded.address] });
    const hash = planHash(plan);
    const document = JSON.parse(JSON.stringify(plan));
    await test.db.prisma.deploymentPlan.create({ data: { organizationId, deploymentId: id, hash, document, components: [] } });
    await putInState(test.db, id, "awaitingApproval", { planHash: hash });
    return id;
  }

  it("that loses no data is approved with the right of whoever set it, and the audit names the schedule", async () => {
    const id = await planned(compute);
    expect(await approveScheduled(test.db, 100)).toContainEqual({ organizationId: world.organizationId, deploymentId: id });
    expect(await getDeployment(test.db, world.organizationId, id)).toMatchObject({ state: "approved", approvedBy: "Mira" });
    const [entry] = await listAudit(test.db, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ actorKind: "schedule", actorName: "the schedule that Mira set", action: "deployment.approveBySchedule" });
  });

  it("that loses data waits for a person, says why, and says it once", async () => {
    const id = await planned(data);
    await approveScheduled(test.db, 100);
    await approveScheduled(test.db, 100);
    expect(await stateOf(id)).toBe("awaitingApproval");
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 50 });
    const told = events.filter(({ event }) => event.type === "log" && event.message.includes("waits for a person"));
    expect(told).toMatchObject([{ event: { message: expect.stringContaining("loses data") } }]);
  });

  it("waits for a person where its setter may not approve, by role or as an author under the environment's rule", async () => {
    const first = await planned(compute);
    await test.db.prisma.membership.updateMany({ where: { userId: world.user.id }, data: { role: "editor" } });
    await approveScheduled(test.db, 100);
    expect(await stateOf(first)).toBe("awaitingApproval");
    await test.db.prisma.membership.updateMany({ where: { userId: world.user.id }, data: { role: "owner" } });
    await environment({ approvalRule: "otherApprover" });
    const second = await planned(compute);
    await approveScheduled(test.db, 100);
    expect(await stateOf(second)).toBe("awaitingApproval");
  });

  it("that would wake other settings than were deployed waits for a person", async () => {
    await environment({ revision: 3, deployedRevision: 2 });
    const id = await planned(compute, "wakening");
    await approveScheduled(test.db, 100);
    expect(await stateOf(id)).toBe("awaitingApproval");
  });

  it("of a locked environment is not asked about until the lock ends", async () => {
    const id = await planned(compute);
    await lockEnvironment(test.db, world.organizationId, { ...at(), reason: "Quarter close" });
    await approveScheduled(test.db, 100);
    expect(await stateOf(id)).toBe("awaitingApproval");
    await unlockEnvironment(test.db, world.organizationId, at());
    await approveScheduled(test.db, 100);
    expect(await stateOf(id)).toBe("approved");
  });
});
