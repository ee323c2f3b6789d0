import { planHash } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { approveDeployment } from "../deployments/deployment-decisions.ts";
import { claimDeployment } from "../leases/lease-claim.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_PLAN, putInState, type World } from "../world.testing.ts";
import { findLock, lockEnvironment, unlockEnvironment } from "./environment-lock.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.db.prisma.deployment.updateMany({ data: { wakeAt: null } });
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const claim = () => claimDeployment(test.db, { owner: "w", leaseMs: 60_000, states: ["approved"] });
const environmentId = () => world.environment.id;
const lock = (forHours?: number) =>
  lockEnvironment(test.db, world.organizationId, {
    environmentId: environmentId(),
    reason: "quarter close",
    actor: world.actor,
    ...(forHours === undefined ? {} : { forHours }),
  });
const lockNow = () => findLock(test.db, world.organizationId, environmentId());

describe("a locked environment", () => {
  it("starts nothing that was approved until it is unlocked", async () => {
    const id = await approvedDeployment(test.db, world);
    await lock();
    expect(await claim()).toBeUndefined();
    expect(await lockNow()).toMatchObject({ reason: "quarter close", by: world.actor.name, until: null });
    await unlockEnvironment(test.db, world.organizationId, { environmentId: environmentId(), actor: world.actor });
    expect(await lockNow()).toBeNull();
    expect((await claim())?.deploymentId).toBe(id);
  });

  it("takes no approval, and says by whom and why", async () => {
    const id = await approvedDeployment(test.db, world);
    await putInState(test.db, id, "awaitingApproval", { approvedAt: null });
    await lock();
    const approval = approveDeployment(test.db, world.organizationId, {
      deploymentId: id,
      planHash: planHash(EMPTY_PLAN),
      by: world.actor,
    });
    await expect(approval).rejects.toMatchObject({ code: "blocked", message: /is locked by .+: quarter close/ });
  });

  it("is free again once its time is over", async () => {
    const id = await approvedDeployment(test.db, world);
    await lock(2);
    expect((await lockNow())?.until?.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
    expect(await claim()).toBeUndefined();
    await test.db.prisma.environment.update({ where: { id: environmentId() }, data: { lockedUntil: new Date(Date.now() - 1_000) } });
    expect(await lockNow()).toBeNull();
    expect((await claim())?.deploymentId).toBe(id);
  });

  it("stands in the audit log, locked and unlocked", async () => {
    await lock();
    await unlockEnvironment(test.db, world.organizationId, { environmentId: environmentId(), actor: world.actor });
    const actions = (await listAudit(test.db, world.organizationId, { limit: 2 })).map(({ action }) => action);
    expect(actions.toSorted()).toEqual(["environment.lock", "environment.unlock"]);
  });
});
