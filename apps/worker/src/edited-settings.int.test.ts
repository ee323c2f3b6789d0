import { getDeployment, updateEnvironment } from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const edited = (world: World) =>
  updateEnvironment(lake.test.db, world.organizationId, { environmentId: world.environment.id, tier: "production", actor: world.actor });

const done = async (world: World, id: string) => (await lake.events(world, id)).filter(({ type }) => type === "stepSucceeded").length;

describe("settings that are edited while a deployment is under way", () => {
  it("do not fail its verification; the next deployment brings them", async () => {
    await lake.startWorker(new MemoryCloud({ polls: 2, pollAfterMs: 300 }));
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.approve(world, id);
    while ((await done(world, id)) < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await edited(world);
    await lake.reaches(world, id, ["succeeded"]);
    expect((await getDeployment(lake.test.db, world.organizationId, id)).summary).toMatch(/planning again changes nothing/);
    expect(await lake.reaches(world, await lake.ask(world), ["awaitingApproval"])).toBe("awaitingApproval");
  });

  it("are seen by the reviewer of a deployment that was approved before and waits for its turn", async () => {
    const world = await lake.createWorld();
    await lake.startWorker(new MemoryCloud());
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    await lake.stopWorkers();
    await lake.approve(world, id);
    await edited(world);
    await lake.startWorker(new MemoryCloud({ polls: 2, pollAfterMs: 300 }));
    await lake.reaches(world, id, ["awaitingApproval"]);
    expect(await lake.events(world, id)).toContainEqual(
      expect.objectContaining({ type: "log", message: expect.stringContaining("computed again and differs") }),
    );
  });
});
