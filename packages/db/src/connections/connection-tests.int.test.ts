import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteEnvironment } from "../environments/environments.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { type ConnectionCheck, connectionChecks, noteConnectionChecks } from "./connection-checks.ts";
import { recordConnectionTest, scheduleConnectionTests } from "./connection-tests.ts";
import { getConnection } from "./connections.ts";
import { updateConnection } from "./update-connection.ts";

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.db.prisma.connection.updateMany({ data: { deletedAt: new Date() } });
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

async function lastTested(minutesAgo: number, isTestPassed: boolean): Promise<void> {
  const data = { testedAt: new Date(Date.now() - minutesAgo * 60_000), isTestPassed };
  await test.db.prisma.connection.update({ where: { id: world.connection.id }, data });
}

const due = async () => (await scheduleConnectionTests(test.db, 10)).map(({ connectionId }) => connectionId === world.connection.id);

describe("the schedule of tests", () => {
  it("asks a quarter of an hour after a test that passed, and two minutes after one that failed", async () => {
    await lastTested(14, true);
    expect(await due()).toEqual([]);
    await lastTested(16, true);
    expect(await due()).toEqual([true]);
    await test.db.prisma.connection.update({ where: { id: world.connection.id }, data: { testRequestedAt: null } });
    await lastTested(3, false);
    expect(await due()).toEqual([true]);
  });

  it("asks once a day where no environment uses the connection", async () => {
    await deleteEnvironment(test.db, world.organizationId, { environmentId: world.environment.id, actor: world.actor });
    await lastTested(600, false);
    expect(await due()).toEqual([]);
    await lastTested(1_441, true);
    expect(await due()).toEqual([true]);
  });

  it("gives a due test to one worker only, and none that is asked for already or was never made", async () => {
    expect(await due()).toEqual([]);
    await lastTested(60, true);
    const answers = await Promise.all([due(), due(), due()]);
    expect(answers.flat()).toEqual([true]);
    expect(await due()).toEqual([]);
  });
});

describe("the steps of a test", () => {
  const running: readonly ConnectionCheck[] = [
    { name: "credentials", state: "passed" },
    { name: "permissions", state: "failed", detail: "no\0", missing: [{ action: "kafka:CreateCluster", neededBy: ["Event stream"] }] },
  ];

  it("are seen while it runs, and those of older credentials never", async () => {
    const { organizationId, connection } = world;
    const at = { connectionId: connection.id, updatedAt: connection.updatedAt };
    await noteConnectionChecks(test.db, organizationId, { ...at, checks: running });
    const seen = connectionChecks(await getConnection(test.db, organizationId, connection.id));
    expect(seen).toEqual([running[0], { ...running[1], detail: "no\ufffd" }]);

    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "another secret" };
    const secrets = createSecretBox(TEST_MASTER_KEY);
    await updateConnection(test.db, organizationId, { connectionId: connection.id, credentials, secrets, actor: world.actor });
    await noteConnectionChecks(test.db, organizationId, { ...at, checks: running });
    expect(connectionChecks(await getConnection(test.db, organizationId, connection.id))).toEqual([]);
  });

  it("stay from the last test when an answer comes without any", async () => {
    const { organizationId, connection } = world;
    const at = { connectionId: connection.id, updatedAt: connection.updatedAt };
    await recordConnectionTest(test.db, organizationId, {
      ...at,
      isPassed: true,
      message: "me",
      checks: [{ name: "credentials", state: "passed" }],
    });
    await recordConnectionTest(test.db, organizationId, { ...at, isPassed: false, message: "other account" });
    expect(connectionChecks(await getConnection(test.db, organizationId, connection.id))).toEqual([
      { name: "credentials", state: "passed" },
    ]);
  });
});
