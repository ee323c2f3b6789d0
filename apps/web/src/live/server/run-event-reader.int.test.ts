import { appendDeploymentEvents, type Database } from "@zerolake/db";
import { approvedDeployment, createTestDatabase, createWorld, type TestDatabase, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRunEventReader } from "./run-event-reader.ts";

let test: TestDatabase;
let world: World;
let deploymentId: string;
let queries = 0;
let counting: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  deploymentId = await approvedDeployment(test.db, world);
  const query = (...given: unknown[]) => {
    queries += 1;
    return (test.db.pool.query as (...given: unknown[]) => unknown)(...given);
  };
  const pool = new Proxy(test.db.pool, { get: (target, key) => (key === "query" ? query : Reflect.get(target, key)) });
  counting = { ...test.db, pool };
});
afterAll(() => test.drop());

const say = (message: string) =>
  test.db.prisma.$transaction((tx) =>
    appendDeploymentEvents(tx, world.organizationId, { deploymentId, events: [{ type: "log", level: "info", message }] }),
  );

it("everybody who asks in the same turn shares one query, and whoever asks a turn later sees what was said since", async () => {
  const reader = createRunEventReader(counting);
  const place = { organizationId: world.organizationId, deploymentId, afterSequence: 0 };
  await say("one");
  const answers = await Promise.all(Array.from({ length: 200 }, () => reader.read(place)));
  expect([queries, new Set(answers).size]).toEqual([1, 1]);
  const before = answers[0]?.events.length ?? 0;
  await say("two");
  expect((await reader.read(place)).events).toHaveLength(before + 1);
  expect((await reader.read({ ...place, organizationId: crypto.randomUUID() })).events).toEqual([]);
});
