import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, type World } from "../world.testing.ts";
import { listUsualMinutes } from "./usual-durations.ts";

let test: TestDatabase;
let world: World;
let deploymentId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  deploymentId = await approvedDeployment(test.db, world);
});
afterAll(() => test.drop());

async function created(type: string, seconds: number, change: { state?: "failed"; operation?: "update"; daysAgo?: number } = {}) {
  const { organizationId } = world;
  const environmentId = world.environment.id;
  const address = `a.r${randomUUID().slice(0, 8)}`;
  const intendedAt = new Date(Date.now() - (change.daysAgo ?? 1) * 86_400_000);
  const settledAt = new Date(intendedAt.getTime() + seconds * 1_000);
  await test.db.prisma.recordedResource.create({
    data: { organizationId, environmentId, address, component: "a", type, identifier: address, body: {}, deploymentId },
  });
  const { state = "succeeded", operation = "create" } = change;
  await test.db.prisma.journalEntry.create({
    data: {
      id: randomUUID(),
      organizationId,
      environmentId,
      deploymentId,
      address,
      operation,
      attempt: 1,
      token: address,
      requestDigest: "",
      state,
      intendedAt,
      settledAt,
    },
  });
}

it("tells the usual range of creations by type, and nothing of single ones, failures, updates and old times", async () => {
  for (const seconds of [60, 120, 180]) await created("Stream", seconds);
  await created("Bucket", 30);
  for (const change of [{ state: "failed" }, { operation: "update" }, { daysAgo: 200 }] as const) {
    for (const seconds of [600, 700]) await created("Cluster", seconds, change);
  }
  const usual = await listUsualMinutes(test.db, world.organizationId, { connectionId: world.connection.id });
  expect(Object.keys(usual)).toEqual(["Stream"]);
  expect(usual["Stream"]?.[0]).toBeCloseTo(1.2);
  expect(usual["Stream"]?.[1]).toBeCloseTo(2.8);
});

it("knows nothing of another organisation or another account", async () => {
  const other = await createWorld(test.db);
  expect(await listUsualMinutes(test.db, other.organizationId, { connectionId: world.connection.id })).toEqual({});
  expect(await listUsualMinutes(test.db, world.organizationId, { connectionId: other.connection.id })).toEqual({});
});

it("leaves out the run that asks", async () => {
  const about = { connectionId: world.connection.id, exceptDeploymentId: deploymentId };
  expect(await listUsualMinutes(test.db, world.organizationId, about)).toEqual({});
});
