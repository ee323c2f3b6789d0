import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeployment } from "../deployments/create-deployment.ts";
import { approveDeployment, requestCancel } from "../deployments/deployment-decisions.ts";
import { listEvents } from "../deployments/deployment-events.ts";
import { finishPlanning } from "../deployments/deployment-planning.ts";
import { tellUnderLease } from "../deployments/deployment-progress.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, computedPlan, createWorld, EMPTY_PLAN, putInState, type World } from "../world.testing.ts";
import { claimDeployment, releaseLease, renewLease } from "./lease-claim.ts";
import { keepLease } from "./lease-keeper.ts";
import { listDueDeployments } from "./live-deployments.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 20 });
});
beforeEach(async () => {
  await test.db.prisma.deployment.updateMany({ data: { wakeAt: null } });
  world = await createWorld(test.db);
});
afterEach(() => vi.useRealTimers());
afterAll(() => test.drop());

const claim = (owner: string, leaseMs = 60_000) => claimDeployment(test.db, { owner, leaseMs, states: ["approved", "applying"] });

async function applying(at: World = world): Promise<string> {
  const id = await approvedDeployment(test.db, at);
  await putInState(test.db, id, "applying");
  return id;
}

/** A new organisation with so many environments at work that nobody holds. */
async function waiting(count: number, { since = new Date(0) }: { since?: Date } = {}): Promise<string> {
  const { organizationId } = await createWorld(test.db);
  for (let each = 0; each < count; each += 1) {
    const id = await applying(await createWorld(test.db));
    await test.db.prisma.deployment.update({ where: { id }, data: { organizationId, wakeAt: since } });
  }
  return organizationId;
}

async function lastEvent(deploymentId: string) {
  const events = await listEvents(test.db, world.organizationId, { deploymentId, afterSequence: 0, limit: 10 });
  return events.at(-1)?.event;
}

describe("leases", () => {
  it("of many workers exactly one gets a deployment", async () => {
    const id = await applying();
    const claims = await Promise.all(Array.from({ length: 12 }, (_, index) => claim(`w${index}`)));
    expect(claims.filter((lease) => lease !== undefined).map((lease) => lease.deploymentId)).toEqual([id]);
    expect(await listDueDeployments(test.db, 10)).toEqual([]);
  });

  it("a lease that ran out is taken over with a higher number, told as an event, and its old owner renews no more", async () => {
    const id = await applying();
    const first = await claim("w1", 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await listDueDeployments(test.db, 10)).toMatchObject([{ deploymentId: id }]);
    const second = await claim("w2");
    if (!first || !second) throw new Error("nothing claimed");
    expect([first.isTakeover, second.isTakeover]).toEqual([false, true]);
    expect(second.fencing).toBe(first.fencing + 1);
    expect(await renewLease(test.db, first, 60_000)).toBe(false);
    await releaseLease(test.db, first, { wakeAfterMs: null, hasSeenCancel: true });
    expect(await renewLease(test.db, second, 60_000)).toBe(true);
    await tellUnderLease(test.db, first, [{ type: "log", level: "error", message: "too late" }]);
    expect(await lastEvent(id)).toEqual({ type: "takenOver", openIntents: 0 });
    await tellUnderLease(test.db, second, [{ type: "log", level: "error", message: "ours" }]);
    expect(await lastEvent(id)).toMatchObject({ message: "ours" });
  });

  it("a keeper renews a lease before half of it is gone, and says 0 once it is lost", async () => {
    const id = await applying();
    const lease = await claim("w1", 300);
    if (!lease) throw new Error("nothing claimed");
    const keeper = keepLease(test.db, lease, 300);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await claim("w2")).toBeUndefined();
    expect(await keeper.remainingMs()).toBeGreaterThan(100);
    await test.db.prisma.deployment.update({ where: { id }, data: { leaseFencing: { increment: 1 } } });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await keeper.remainingMs()).toBe(0);
    keeper.stop();
  });

  it("what waits for later is due later, and a cancel that the turn has not seen wakes it at once", async () => {
    const id = await applying();
    const lease = await claim("w1");
    if (!lease) throw new Error("nothing claimed");
    expect(await releaseLease(test.db, lease, { wakeAfterMs: 60_000, hasSeenCancel: false })).toMatchObject({ state: "applying" });
    expect(await claim("w2")).toBeUndefined();
    await requestCancel(test.db, world.organizationId, { deploymentId: id, by: world.actor });
    const again = await claim("w2");
    if (!again) throw new Error("nothing claimed");
    expect(await releaseLease(test.db, again, { wakeAfterMs: 60_000, hasSeenCancel: false })).toEqual({ state: "applying", wakeInMs: 0 });
  });

  it("a console whose clock is an hour fast holds nobody up", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    const { organizationId, environment, actor } = world;
    const { id } = await createDeployment(test.db, organizationId, { environmentId: environment.id, kind: "destroy", actor });
    expect(await listDueDeployments(test.db, 10)).toMatchObject([{ deploymentId: id }]);
    const waiting = await applying();
    await test.db.pool.query("UPDATE deployment SET wake_at = NULL WHERE id = $1", [waiting]);
    await requestCancel(test.db, organizationId, { deploymentId: waiting, by: actor });
    expect((await claim("w1"))?.deploymentId).toBe(waiting);
  });

  it("an approval that comes before the planner has let go keeps the deployment due", async () => {
    const { environment, version, actor } = world;
    const asked = { environmentId: environment.id, kind: "apply", versionId: version.id, actor } as const;
    const { id } = await createDeployment(test.db, world.organizationId, asked);
    await putInState(test.db, id, "planning");
    const lease = await claimDeployment(test.db, { owner: "w1", leaseMs: 60_000, states: ["planning"] });
    if (!lease) throw new Error("nothing claimed");
    await finishPlanning(test.db, lease, { computed: computedPlan(EMPTY_PLAN), end: { on: "askForApproval" } });
    const { hash } = computedPlan(EMPTY_PLAN);
    await approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: hash, by: world.actor });
    expect(await releaseLease(test.db, lease, { wakeAfterMs: null, hasSeenCancel: false })).toEqual({ state: "approved", wakeInMs: 0 });
    expect((await claim("w2"))?.deploymentId).toBe(id);
  });

  it("the organisation with the fewest running ones comes first, however many another one has waiting", async () => {
    const busy = await waiting(3);
    expect((await claim("w1"))?.organizationId).toBe(busy);
    const late = await applying();
    expect((await claim("w2"))?.deploymentId).toBe(late);
    expect((await claim("w3"))?.organizationId).toBe(busy);
  });

  it("of organisations that hold equally many, the one that was served longest ago comes first, whoever waits longer", async () => {
    const busy = await waiting(3, { since: new Date(0) });
    const other = await waiting(3, { since: new Date(1) });
    const served: (string | undefined)[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const lease = await claim("w1");
      served.push(lease?.organizationId);
      if (lease) await releaseLease(test.db, lease, { wakeAfterMs: 0, hasSeenCancel: true });
    }
    expect(served).toEqual([busy, other, busy, other]);
  });

  it("claims of the same moment divide what is there as if they came one after the other", async () => {
    const organizations = [await waiting(6), await waiting(4), await waiting(2)];
    const claims = await Promise.all(Array.from({ length: 6 }, (_, index) => claim(`w${index}`)));
    const shares = organizations.map((id) => claims.filter((lease) => lease?.organizationId === id).length);
    expect(shares).toEqual([2, 2, 2]);
  });

  it("an approved deployment is due only when nobody is before it in its environment", async () => {
    const first = await approvedDeployment(test.db, world);
    const second = await approvedDeployment(test.db, world);
    const lease = await claim("w1");
    expect(lease?.deploymentId).toBe(first);
    expect(await claim("w2")).toBeUndefined();
    await putInState(test.db, first, "applying");
    expect(await claim("w2")).toBeUndefined();
    await putInState(test.db, first, "failed");
    expect((await claim("w2"))?.deploymentId).toBe(second);
  });
});
