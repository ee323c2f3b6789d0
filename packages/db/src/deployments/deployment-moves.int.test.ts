import { DEPLOYMENT_STATES, type DeploymentState, type DeploymentTrigger, isTerminal, ruleOf, statesAfter } from "@zerolake/execution";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit/verify-audit.ts";
import { listAudit } from "../audit-log.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, putInState, type World } from "../world.testing.ts";
import { createDeployment } from "./create-deployment.ts";
import { moveDeployment } from "./deployment-moves.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

async function ask(): Promise<string> {
  const { environment, version, actor } = world;
  const wish = { environmentId: environment.id, kind: "apply", versionId: version.id, actor } as const;
  return (await createDeployment(test.db, world.organizationId, wish)).id;
}

const WORKER = { kind: "worker", name: "Worker" } as const;
const SCHEDULE = { kind: "schedule", name: "Schedule" } as const;

function move(deploymentId: string, from: DeploymentState, on: DeploymentTrigger) {
  const actor = { person: world.actor, worker: WORKER, schedule: SCHEDULE }[ruleOf(on).by];
  return test.db.prisma.$transaction((tx) => moveDeployment(tx, world.organizationId, { deploymentId, from, on, actor }));
}

const stateOf = async (id: string) => (await test.db.prisma.deployment.findUniqueOrThrow({ where: { id } })).state;

/** The body that the newest migration has to give the function when this test fails. */
function bodyOfFunction(): string {
  const cases = DEPLOYMENT_STATES.filter((from) => !isTerminal(from)).map(
    (from) =>
      `WHEN '${from}' THEN "to" IN (${statesAfter(from)
        .map((to) => `'${to}'`)
        .join(", ")})`,
  );
  return ['SELECT CASE "from"', ...cases, "ELSE false END"].join("\n");
}

describe("the state machine in PostgreSQL", () => {
  it("knows exactly the moves of the data", async () => {
    const { rows } = await test.db.pool.query<{ from: DeploymentState; to: DeploymentState }>(
      `SELECT a AS "from", b AS "to" FROM unnest(enum_range(NULL::deployment_state)) a, unnest(enum_range(NULL::deployment_state)) b
       WHERE is_legal_deployment_move(a, b)`,
    );
    const known = rows.map(({ from, to }) => `${from} → ${to}`).toSorted();
    const wanted = DEPLOYMENT_STATES.flatMap((from) => statesAfter(from).map((to) => `${from} → ${to}`)).toSorted();
    expect(known, `Give is_legal_deployment_move this body in a new migration:\n${bodyOfFunction()}`).toEqual(wanted);
  });

  it("refuses a move that is none, a change of what is over, and a beginning elsewhere, whoever writes them", async () => {
    const id = await ask();
    const write = (state: DeploymentState) => test.db.prisma.deployment.update({ where: { id }, data: { state } });
    await expect(write("applying")).rejects.toThrow(/never moves from queued to applying/);
    await write("cancelled");
    for (const state of DEPLOYMENT_STATES.filter((each) => each !== "cancelled")) await expect(write(state)).rejects.toThrow(/never moves/);
    const begun = test.db.pool.query(
      `INSERT INTO deployment (id, organization_id, project_id, environment_id, number, requested_by_id, state)
       SELECT gen_random_uuid(), organization_id, project_id, environment_id, 9999, requested_by_id, 'approved' FROM deployment WHERE id = $1`,
      [id],
    );
    await expect(begun).rejects.toThrow(/begins as queued/);
  });
});

describe("a move", () => {
  it("is audited once, in the transaction that makes it, with who made it: a person, a worker or the schedule", async () => {
    const id = await ask();
    await move(id, "queued", "plan");
    await move(id, "planning", "askForApproval");
    await move(id, "awaitingApproval", "expire");
    const entries = (await listAudit(test.db, world.organizationId, { limit: 100 })).filter(({ targetId }) => targetId === id);
    expect(entries.map(({ actorKind, action, before, after }) => ({ actorKind, action, before, after })).toReversed()).toMatchObject([
      { actorKind: "user", action: "deployment.create" },
      { actorKind: "worker", action: "deployment.plan", before: { state: "queued" }, after: { state: "planning" } },
      { actorKind: "worker", action: "deployment.askForApproval", after: { state: "awaitingApproval" } },
      { actorKind: "schedule", action: "deployment.expire", after: { state: "discarded" } },
    ]);
    expect(await verifyAudit(test.db, world.organizationId)).toMatchObject({ findings: [] });
  });

  it("that comes out of order is a conflict that says what is and what to do, and leaves no trace", async () => {
    const id = await ask();
    const before = await test.db.prisma.auditEntry.count();
    await expect(move(id, "queued", "approve")).rejects.toMatchObject({ code: "conflict", message: /it is queued/, hint: /present state/ });
    await putInState(test.db, id, "succeeded");
    await expect(move(id, "succeeded", "stop")).rejects.toMatchObject({ code: "conflict", hint: /Plan again/ });
    expect(await test.db.prisma.auditEntry.count()).toBe(before);
    expect(await test.db.prisma.deploymentEvent.count({ where: { deploymentId: id } })).toBe(1);
  });

  it("that ends it leaves no lease behind, although whoever made it never gives it back", async () => {
    const id = await ask();
    await test.db.pool.query(
      "UPDATE deployment SET lease_owner = 'w1', lease_fencing = 7, lease_expires_at = now() + interval '1 minute' WHERE id = $1",
      [id],
    );
    await move(id, "queued", "cancel");
    expect(await test.db.prisma.deployment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: "cancelled",
      leaseOwner: null,
      leaseExpiresAt: null,
      leaseFencing: 7,
    });
  });

  it("never leaves the table, whatever is tried in whatever order from whatever state somebody believes it in", async () => {
    const trigger = fc.constantFrom<DeploymentTrigger>(
      "plan",
      "askForApproval",
      "approve",
      "askAgain",
      "apply",
      "verify",
      "discard",
      "stop",
      "fail",
    );
    const attempts = fc.array(fc.record({ on: trigger, from: fc.constantFrom(...DEPLOYMENT_STATES) }), { minLength: 20, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(attempts, async (sequence) => {
        const id = await ask();
        for (const { on, from } of sequence) {
          const present = await stateOf(id);
          const moved = await move(id, from, on).then(
            ({ state }) => state,
            () => present,
          );
          expect(await stateOf(id)).toBe(moved);
          expect([present, ...statesAfter(present)]).toContain(moved);
        }
        if (!isTerminal(await stateOf(id))) await putInState(test.db, id, "failed");
      }),
      { numRuns: 10 },
    );
  });
});
