import { connectionChecks, getConnection, listEnvironmentSummaries } from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "../memory-lake.testing.ts";
import { testDueConnections } from "../schedules/test-connections.ts";

const TEST_LIMIT_MS = 20_000;

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const connectionOf = ({ organizationId, connection }: World) => getConnection(lake.test.db, organizationId, connection.id);

/** As if the last test had been an hour ago; then the schedule rings. */
async function testOnSchedule(world: World) {
  const data = { testedAt: new Date(Date.now() - 3_600_000), isTestPassed: true };
  const { testedAt } = await lake.test.db.prisma.connection.update({ where: { id: world.connection.id }, data });
  await testDueConnections({ db: lake.test.db, queue: lake.queue });
  const limit = Date.now() + TEST_LIMIT_MS;
  for (;;) {
    const connection = await connectionOf(world);
    if (connection.testedAt?.getTime() !== testedAt?.getTime()) return connection;
    if (Date.now() > limit) throw new Error("the test did not end");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe("a test on schedule", () => {
  it("notes every step, with the permissions of what is drawn for the connection's environment", async () => {
    await lake.startWorker(new MemoryCloud({ zones: ["eu-central-1a"] }));
    const connection = await testOnSchedule(await lake.createWorld());
    expect(connection).toMatchObject({ isTestPassed: true, testRequestedAt: null });
    const checks = connectionChecks(connection);
    expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "credentials passed",
      "identity passed",
      "account passed",
      "region passed",
      "permissions passed",
    ]);
    expect(checks.at(-1)?.detail).toMatch(/^All \d+ permissions that its environment needs are there\.$/);
  });

  it("that fails is told to the environments that use the connection", async () => {
    await lake.startWorker(new MemoryCloud({ account: () => "999999999999" }));
    const world = await lake.createWorld();
    expect(await testOnSchedule(world)).toMatchObject({ isTestPassed: false });
    const [summary] = await listEnvironmentSummaries(lake.test.db, world.organizationId, { projectId: world.project.id });
    expect(summary?.connection).toMatchObject({
      isTestPassed: false,
      testMessage: expect.stringMatching(/belong to account 999999999999/),
    });
  });
});
