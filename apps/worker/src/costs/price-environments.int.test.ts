import { loadMonthlyCosts } from "@zerolake/db";
import { createTestDatabase, createWorld, type TestDatabase, type World } from "@zerolake/db/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lakeWithCompute } from "../memory-lake.testing.ts";
import { priceEnvironments } from "./price-environments.ts";

let test: TestDatabase;
let world: World;
const rung: string[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db, { document: lakeWithCompute() });
});
afterAll(() => test.drop());

const price = () => {
  const signals = { publish: (channel: string) => void rung.push(channel) };
  const installation = { id: crypto.randomUUID() };
  return priceEnvironments({ db: test.db, logger: pino({ level: "silent" }), installation, signals } as unknown as Parameters<
    typeof priceEnvironments
  >[0]);
};
const costNow = async () =>
  (await loadMonthlyCosts(test.db, world.organizationId, { now: Date.now(), limit: 5 })).environments[0]?.monthlyUsd;
const change = (data: object) => test.db.prisma.environment.update({ where: { id: world.environment.id }, data });
const spans = () => test.db.prisma.environmentCost.findMany({ where: { environmentId: world.environment.id }, orderBy: { since: "asc" } });

it("an environment is priced when its version is deployed, for less while it sleeps, and not at all once it is destroyed", async () => {
  await price();
  expect(await costNow()).toBeUndefined();
  expect(rung).toEqual([]);
  await change({ deployedVersionId: world.version.id });
  await price();
  const awake = await costNow();
  expect(awake).toBeGreaterThan(0);
  expect(rung).toEqual([`organization:${world.organizationId}`]);
  await price();
  expect(await spans()).toHaveLength(1);
  await change({ asleepSince: new Date() });
  await price();
  expect(await costNow()).toBeLessThan(awake ?? 0);
  await change({ asleepSince: null, deployedVersionId: null });
  await price();
  expect(await costNow()).toBeUndefined();
  expect((await spans()).map(({ until }) => until !== null)).toEqual([true, true]);
});
