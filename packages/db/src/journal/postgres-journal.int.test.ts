import type { RunEvent } from "@zerolake/execution";
import { journalContract } from "@zerolake/execution/testing/journal-contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestCancel } from "../deployments/deployment-decisions.ts";
import { listEvents } from "../deployments/deployment-events.ts";
import { claimDeployment } from "../leases/lease-claim.ts";
import { keepLease } from "../leases/lease-keeper.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_PLAN, putInState } from "../world.testing.ts";
import { createPostgresJournal } from "./postgres-journal.ts";

const LEASE_MS = 60_000;
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function applyingDeployment(input: Parameters<Parameters<typeof journalContract>[1]>[0]) {
  const { db } = test;
  const world = await createWorld(db);
  const id = await approvedDeployment(db, world, input.plan);
  await putInState(db, id, "applying");
  await db.prisma.recordedResource.createMany({
    data: input.recorded.map((resource) => ({
      organizationId: world.organizationId,
      environmentId: world.environment.id,
      deploymentId: id,
      address: resource.address,
      component: resource.component,
      type: resource.type,
      identifier: resource.identifier,
      body: JSON.parse(JSON.stringify(resource)),
    })),
  });
  return { world, id };
}

/** Claims this deployment and no other one, whoever holds it. */
async function open(deploymentId: string) {
  const { db } = test;
  await db.prisma.deployment.updateMany({ where: { id: { not: deploymentId } }, data: { wakeAt: null } });
  await db.prisma.deployment.updateMany({ where: { id: deploymentId }, data: { wakeAt: new Date(0) } });
  await db.prisma.deployment.updateMany({
    where: { id: deploymentId, leaseOwner: { not: null } },
    data: { leaseExpiresAt: new Date(0) },
  });
  const lease = await claimDeployment(db, { owner: crypto.randomUUID(), leaseMs: LEASE_MS, states: ["applying"] });
  if (lease?.deploymentId !== deploymentId) throw new Error("claimed another one");
  const keeper = keepLease(db, lease, LEASE_MS);
  keeper.stop();
  return createPostgresJournal(db, keeper, () => undefined);
}

journalContract("PostgreSQL", async (input) => {
  const { world, id } = await applyingDeployment(input);
  return {
    open: () => open(id),
    cancel: () => requestCancel(test.db, world.organizationId, { deploymentId: id, by: world.actor }).then(() => undefined),
    events: () => listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 1_000 }),
  };
});

const intent = (address: string) => ({
  address,
  component: "a",
  action: "create" as const,
  operation: "create" as const,
  attempt: 1,
  token: "t",
  requestDigest: "d",
  expectedMinutes: [1, 2] as const,
});

/** Rows that were read without an index, in all. */
async function rowsRead(table: string): Promise<number> {
  await test.db.pool.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await test.db.pool.query<{ count: string }>("SELECT seq_tup_read AS count FROM pg_stat_user_tables WHERE relname = $1", [
    table,
  ]);
  return Number(rows[0]?.count);
}

describe("journal on PostgreSQL", () => {
  const plan = EMPTY_PLAN;

  it("after a cancel is acknowledged, none of many concurrent intents is recorded", async () => {
    const { world, id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    const intents = Array.from({ length: 60 }, (_, index) => journal.intend(intent(`a.r${index}`)));
    await requestCancel(test.db, world.organizationId, { deploymentId: id, by: world.actor });
    const late = await Promise.all(Array.from({ length: 60 }, (_, index) => journal.intend(intent(`b.r${index}`))));
    expect(new Set(late.map(({ verdict }) => verdict))).toEqual(new Set(["cancelled"]));
    const recorded = (await Promise.all(intents)).filter(({ verdict }) => verdict === "recorded").length;
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 1_000 });
    const cancelAt = events.findIndex(({ event }) => event.type === "cancelRequested");
    expect(events.slice(cancelAt).filter(({ event }) => event.type === "stepStarted")).toEqual([]);
    expect(events.filter(({ event }) => event.type === "stepStarted")).toHaveLength(recorded);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  });

  it("no event carries a secret that a cloud echoed", async () => {
    const { world, id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    const message = "The login postgres://ada:hunter2-long@db failed; password=correct-horse was sent";
    await journal.append([{ type: "log", level: "error", message }]);
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 10 });
    expect(events.at(-1)?.event).toMatchObject({ message: "The login postgres://ada:[removed]@db failed; password=[removed] was sent" });
  });

  it("a write that the database refuses fails alone, however many share its transaction", async () => {
    const { id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    await journal.intend(intent("a.same"));
    const outcomes = await Promise.allSettled([
      journal.append([{ type: "log", level: "info", message: "first" }]),
      journal.intend(intent("a.other")),
      journal.intend(intent("a.same")),
      journal.intend(intent("a.third")),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect((await journal.load()).entries.map(({ address }) => address).sort()).toEqual(["a.other", "a.same", "a.third"]);
  });

  it("an unsettled call of an earlier deployment of the environment is looked for first", async () => {
    const { world, id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    const [lost, fine] = await Promise.all([journal.intend(intent("a.lost")), journal.intend(intent("a.fine"))]);
    if (lost.verdict !== "recorded" || fine.verdict !== "recorded") throw new Error("refused");
    await journal.markUncertain(lost.entryId, { type: "stepUncertain", address: "a.lost", detail: "looked twice" });
    const done: RunEvent = { type: "stepSucceeded", address: "a.fine", action: "create" };
    await journal.succeed(fine.entryId, { records: [], event: done });
    await putInState(test.db, id, "failed");
    const next = await approvedDeployment(test.db, world, plan);
    await putInState(test.db, next, "applying");
    expect((await (await open(next)).load()).lookFirst).toEqual(["a.lost"]);
  });

  it("stores a cloud's message that PostgreSQL cannot hold, and leaves what only looks like it", async () => {
    const { world, id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    const intended = await journal.intend(intent("a.same"));
    if (intended.verdict !== "recorded") throw new Error("refused");
    const error = { class: "terminal" as const, code: "X", message: "a\u0000b\ud83d \u{1f600} c\\u0000 \\ud83d", remedy: "\udc00" };
    const kept = { ...error, message: "a\ufffdb\ufffd \u{1f600} c\\u0000 \\ud83d", remedy: "\ufffd" };
    await journal.fail(intended.entryId, { error, event: { type: "stepFailed", address: "a.same", action: "create", error } });
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 10 });
    expect(events.at(-1)?.event).toMatchObject({ error: kept });
    expect((await journal.load()).entries[0]?.error).toEqual(kept);
  });

  it("a write reads nothing of what others have written", async () => {
    const others = await applyingDeployment({ plan: plan, recorded: [] });
    await test.db.prisma.journalEntry.createMany({
      data: Array.from({ length: 3_000 }, (_, index) => ({
        id: crypto.randomUUID(),
        organizationId: others.world.organizationId,
        environmentId: others.world.environment.id,
        deploymentId: others.id,
        address: `a.r${index}`,
        operation: "create" as const,
        attempt: 1,
        token: "t",
        requestDigest: "d",
      })),
    });
    await test.db.pool.query("ANALYZE journal_entry");
    const { id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    const before = await rowsRead("journal_entry");
    // A prepared statement gets the plan that it keeps at its sixth use.
    for (const address of Array.from({ length: 12 }, (_, index) => `a.r${index}`)) {
      const intended = await journal.intend(intent(address));
      if (intended.verdict !== "recorded") throw new Error("refused");
      await journal.succeed(intended.entryId, { records: [], event: { type: "stepSucceeded", address, action: "create" } });
    }
    expect((await rowsRead("journal_entry")) - before).toBeLessThan(3_000);
  });

  it("refuses a stored error that is none", async () => {
    const { id } = await applyingDeployment({ plan: plan, recorded: [] });
    const journal = await open(id);
    await journal.intend(intent("a.same"));
    await test.db.prisma.journalEntry.updateMany({ where: { deploymentId: id }, data: { error: { class: "unheard of" } } });
    await expect(journal.load()).rejects.toThrow(/stored error of a cloud cannot be read/);
  });
});
