import { getDeployment, updateEnvironment } from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const askNobody = ({ organizationId, environment, actor }: World) =>
  updateEnvironment(lake.test.db, organizationId, { environmentId: environment.id, approvalRule: "none", actor });

it("an environment that asks for nobody is deployed without anybody, one plan after the other", async () => {
  await lake.startWorker(new MemoryCloud());
  const world = await lake.createWorld();
  await askNobody(world);
  const [first, second] = [await lake.ask(world), await lake.ask(world)];
  await lake.reaches(world, first, ["succeeded"]);
  await lake.reaches(world, second, ["succeeded"]);
  const events = await lake.events(world, first);
  expect(events).toContainEqual(expect.objectContaining({ type: "stateChanged", to: "approved", by: "the rule of dev" }));
  expect(await getDeployment(lake.test.db, world.organizationId, first)).toMatchObject({
    approvedBy: "the rule of dev",
    approvedById: null,
  });
});

it("a plan that nobody decided in time is discarded by the worker", async () => {
  const world = await lake.createWorld();
  await lake.startWorker(new MemoryCloud());
  const id = await lake.ask(world);
  await lake.reaches(world, id, ["awaitingApproval"]);
  await lake.stopWorkers();
  await lake.test.db.pool.query("UPDATE deployment SET approval_expires_at = now() - interval '1 second' WHERE id = $1", [id]);
  await lake.startWorker(new MemoryCloud());
  await lake.reaches(world, id, ["discarded"]);
  expect((await getDeployment(lake.test.db, world.organizationId, id)).summary).toMatch(
    /^Nobody approved this plan until .+ UTC, so it was discarded/,
  );
});
