import { readFileSync } from "node:fs";
import { type Plan, planApply, planDestroy } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import type { PreflightReport } from "@zerolake/preflight";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { lockEnvironment } from "../environments/environment-lock.ts";
import { type EnvironmentSettings, getEnvironment, updateEnvironment } from "../environments/environments.ts";
import { claimDeployment } from "../leases/lease-claim.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, computedPlan, createWorld, putInState, type World } from "../world.testing.ts";
import { createDeployment } from "./create-deployment.ts";
import { approveDeployment } from "./deployment-decisions.ts";
import { listEvents } from "./deployment-events.ts";
import { beginPlanning, finishPlanning, returnToApproval } from "./deployment-planning.ts";
import { getDeployment } from "./deployments.ts";
import { expireApprovals } from "./expire-approvals.ts";

let test: TestDatabase;
let world: World;
beforeEach(async () => {
  test ??= await createTestDatabase();
  await test.db.prisma.deployment.updateMany({ data: { wakeAt: null } });
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const CREATION = planApply({ desired: [desiredResource("lake.bucket")], recorded: [] });
const VAULT = recordedResource(desiredResource("vault.bucket", { holdsData: true }));
const LOSS = planDestroy({ recorded: [VAULT], selection: "all", consents: [VAULT.address] });

const edit = (settings: EnvironmentSettings) =>
  updateEnvironment(test.db, world.organizationId, { ...settings, environmentId: world.environment.id, actor: world.actor });

async function planned(plan: Plan, preflight: PreflightReport = { checks: [], passed: {} }): Promise<string> {
  const { environment, version, actor } = world;
  const { id } = await createDeployment(test.db, world.organizationId, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
  });
  const lease = await claimDeployment(test.db, { owner: "w1", leaseMs: 60_000, states: ["queued"] });
  if (!lease) throw new Error("nothing to plan");
  await beginPlanning(test.db, lease);
  await finishPlanning(test.db, lease, { computed: { ...computedPlan(plan), preflight }, end: { on: "askForApproval" } });
  return id;
}

const state = async (id: string) => (await getDeployment(test.db, world.organizationId, id)).state;
const eventsOf = (deploymentId: string) => listEvents(test.db, world.organizationId, { deploymentId, afterSequence: 0, limit: 100 });

async function approve(id: string, by = world.actor) {
  const { planHash } = await getDeployment(test.db, world.organizationId, id);
  return approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: planHash ?? "", by });
}

async function colleague(role: string) {
  const user = await test.db.prisma.user.create({ data: { email: `${role}-${world.slug}@example.com`, name: role } });
  await test.db.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role } });
  return { kind: "user" as const, id: user.id, name: user.name };
}

describe("an environment that asks for no approver", () => {
  beforeEach(() => edit({ approvalRule: "none" }));

  it("approves what loses nothing at once, takes its place in the line, and says so in events and audit", async () => {
    const ahead = await approvedDeployment(test.db, world);
    const id = await planned(CREATION);
    const { number } = await getDeployment(test.db, world.organizationId, ahead);
    expect(await getDeployment(test.db, world.organizationId, id)).toMatchObject({
      state: "approved",
      approvedBy: "the rule of dev",
      waitsBehind: number,
    });
    const told = (await eventsOf(id)).map(({ event }) => event);
    expect(told).toContainEqual(expect.objectContaining({ type: "stateChanged", to: "approved", by: "the rule of dev" }));
    expect(told.at(-1)).toEqual({ type: "waitingForEnvironment", behind: number });
    const [entry] = await listAudit(test.db, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ actorKind: "worker", action: "deployment.approveByRule", after: { approvalRule: "none" } });
  });

  it("asks a person all the same about data that would be lost, about what the cloud sees in the way, and while it is locked", async () => {
    expect(await state(await planned(LOSS))).toBe("awaitingApproval");
    const refused = { area: "permissions" as const, subject: "s3:CreateBucket", answer: "no" as const, addresses: ["lake.bucket"] };
    expect(await state(await planned(CREATION, { checks: [refused], passed: {} }))).toBe("awaitingApproval");
    const lock = { environmentId: world.environment.id, reason: "Quarter close", actor: world.actor };
    await lockEnvironment(test.db, world.organizationId, lock);
    expect(await state(await planned(CREATION))).toBe("awaitingApproval");
  });

  it("goes on with a plan that differs when its turn comes, but not for ever", async () => {
    const id = await planned(CREATION);
    const plans = [1, 2, 3].map((count) => planApply({ desired: [desiredResource(`lake.bucket${count}`)], recorded: [] }));
    const states: string[] = [];
    for (const plan of plans) {
      await test.db.prisma.deployment.update({ where: { id }, data: { wakeAt: new Date(0), leaseOwner: null, leaseExpiresAt: null } });
      const lease = await claimDeployment(test.db, { owner: "w1", leaseMs: 60_000, states: ["approved"] });
      if (!lease) throw new Error("not due");
      await returnToApproval(test.db, lease, computedPlan(plan));
      states.push(await state(id));
    }
    expect(states).toEqual(["approved", "approved", "awaitingApproval"]);
  });
});

describe("an environment that asks for a role", () => {
  it("lets in whoever has it, author or not, and tells everybody else which", async () => {
    await edit({ approvalRule: "role", approvalRoles: ["admin", "approver"] });
    const id = await planned(CREATION);
    await expect(approve(id)).rejects.toMatchObject({ code: "forbidden", message: /an Admin or an Approver, and your role is Owner/ });
    await expect(approve(id, await colleague("deployer"))).rejects.toMatchObject({ code: "forbidden" });
    await approve(id, await colleague("approver"));
    expect(await state(id)).toBe("approved");
  });

  it("never asks for somebody who does not exist, nor for a time without sense", async () => {
    for (const settings of [
      { approvalRule: "role", approvalRoles: [] },
      { approvalRule: "role", approvalRoles: ["viewer"] },
      { approvalDays: 0 },
      { approvalDays: 91 },
    ] satisfies EnvironmentSettings[])
      await expect(edit(settings)).rejects.toMatchObject({ code: "invalid" });
    expect(await getEnvironment(test.db, world.organizationId, world.environment.id)).toMatchObject({ approvalRule: "oneApprover" });
  });
});

const DAY_MS = 86_400_000;
const age = (id: string, days: number) =>
  test.db.pool.query("UPDATE deployment SET approval_expires_at = approval_expires_at - $2 * interval '1 day' WHERE id = $1", [id, days]);
const expired = async () => (await expireApprovals(test.db, 100)).map(({ deploymentId }) => deploymentId);

describe("a plan that nobody decides", () => {
  it("is discarded by the schedule after the environment's days, with a sentence, an event and an audit entry", async () => {
    await edit({ approvalDays: 3 });
    const id = await planned(CREATION);
    const { approvalExpiresAt } = await getDeployment(test.db, world.organizationId, id);
    expect(Math.round(((approvalExpiresAt?.getTime() ?? 0) - Date.now()) / DAY_MS)).toBe(3);
    await age(id, 2.9);
    expect(await expired()).not.toContain(id);
    await age(id, 0.2);
    expect(await expired()).toContain(id);
    expect(await getDeployment(test.db, world.organizationId, id)).toMatchObject({ state: "discarded", summary: /^Nobody approved/ });
    expect((await eventsOf(id)).at(-1)?.event).toMatchObject({ type: "finished", result: "discarded" });
    const [entry] = await listAudit(test.db, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ actorKind: "schedule", action: "deployment.expire", targetId: id });
  });

  it("does not expire once it is approved, however long it waits in line", async () => {
    const id = await planned(CREATION);
    await approve(id);
    await age(id, 30);
    expect(await expired()).not.toContain(id);
    expect(await state(id)).toBe("approved");
  });

  it("ends once, when an approval and the schedule meet, and whoever was slower is told", async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, async () => ({ id: await approvedDeployment(test.db, world, CREATION) })));
    for (const { id } of ids) {
      await putInState(test.db, id, "awaitingApproval", { approvalExpiresAt: new Date(0) });
      const [approval, discarded] = await Promise.allSettled([approve(id), expired()]);
      const isApproved = approval.status === "fulfilled";
      expect(discarded).toMatchObject({ status: "fulfilled" });
      expect(await state(id)).toBe(isApproved ? "approved" : "discarded");
      const refused: unknown = isApproved ? { code: "conflict" } : approval.reason;
      expect(refused).toMatchObject({ code: "conflict" });
    }
  });
});

it("the migration makes the old flag the rule of that name, leaves everybody else one approver, and gives plans that wait the whole time", async () => {
  const id = await planned(CREATION);
  const sql = readFileSync(new URL("../../../../prisma/migrations/20261127187100_approval_rules/migration.sql", import.meta.url), "utf8");
  const client = await test.db.pool.connect();
  try {
    await client.query(`BEGIN;
      ALTER TABLE environment DROP COLUMN approval_rule, DROP COLUMN approval_roles, DROP COLUMN approval_days;
      ALTER TABLE deployment DROP COLUMN approval_expires_at; DROP TYPE approval_rule`);
    await client.query("UPDATE environment SET needs_other_approver = (id = $1)", [world.environment.id]);
    await client.query(sql);
    const { rows } = await client.query(
      `SELECT needs_other_approver AS flag, approval_rule AS rule, approval_roles AS roles, approval_days AS days
       FROM environment GROUP BY 1, 2, 3, 4 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { flag: false, rule: "oneApprover", roles: [], days: 7 },
      { flag: true, rule: "otherApprover", roles: [], days: 7 },
    ]);
    const waits = await client.query("SELECT approval_expires_at > now() + interval '6 days' AS long FROM deployment WHERE id = $1", [id]);
    expect(waits.rows).toEqual([{ long: true }]);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
