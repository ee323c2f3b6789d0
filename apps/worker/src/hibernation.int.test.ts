import {
  getEnvironment,
  hibernateEnvironment,
  listDeployments,
  listRecordedResources,
  setWorkingHours,
  wakeEnvironment,
} from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { lakeWithCompute, MemoryLake } from "./memory-lake.testing.ts";
import { followSchedules } from "./schedules/follow-schedules.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const environmentOf = (world: World) => getEnvironment(lake.test.db, world.organizationId, world.environment.id);
const recordedOf = (world: World) => listRecordedResources(lake.test.db, world.organizationId, world.environment.id);
const addresses = (resources: readonly { readonly address: string }[]) => resources.map(({ address }) => address).toSorted();

async function carriedOut(world: World, id: string): Promise<void> {
  await lake.approve(world, id);
  await lake.reaches(world, id, ["succeeded"]);
}

describe("an environment", () => {
  it("sleeps without its compute, keeps its version and every resource that holds data, and wakes as it was", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld(lakeWithCompute());
    await carriedOut(world, await lake.ask(world));
    const awake = await recordedOf(world);
    const at = { environmentId: world.environment.id, actor: world.actor };

    const sleep = await hibernateEnvironment(lake.test.db, world.organizationId, at);
    await carriedOut(world, sleep.id);
    const asleep = await recordedOf(world);
    expect(asleep.length).toBeLessThan(awake.length);
    expect(addresses(asleep.filter(({ holdsData }) => holdsData))).toEqual(addresses(awake.filter(({ holdsData }) => holdsData)));
    expect(await environmentOf(world)).toMatchObject({ asleepSince: expect.any(Date), deployedVersionId: world.version.id });
    await expect(hibernateEnvironment(lake.test.db, world.organizationId, at)).rejects.toMatchObject({ code: "blocked" });

    const wake = await wakeEnvironment(lake.test.db, world.organizationId, at);
    await carriedOut(world, wake.id);
    expect(addresses(await recordedOf(world))).toEqual(addresses(awake));
    expect(await environmentOf(world)).toMatchObject({ asleepSince: null, deployedVersionId: world.version.id });
    await expect(wakeEnvironment(lake.test.db, world.organizationId, at)).rejects.toMatchObject({ code: "blocked" });
    // What is planned next finds nothing to do: sleeping and waking left no trace.
    await lake.reaches(world, await lake.ask(world), ["succeeded"]);
  });

  it("goes to sleep by itself when its working hours are over, under the right of whoever set them", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld(lakeWithCompute());
    await carriedOut(world, await lake.ask(world));
    const at = { environmentId: world.environment.id };
    const never = { timeZone: "UTC", days: [((new Date().getUTCDay() + 2) % 7) + 1], startMinute: 0, endMinute: 1 };
    await setWorkingHours(lake.test.db, world.organizationId, { ...at, hours: never, actor: world.actor });
    await lake.test.db.prisma.environmentSchedule.update({ where: at, data: { nextAt: new Date(Date.now() - 1_000) } });
    const context = { db: lake.test.db, queue: lake.queue, signals: { publish: () => undefined }, logger: { warn: () => undefined } };
    await followSchedules(context as never);
    const [asked] = await listDeployments(lake.test.db, world.organizationId, { ...at, limit: 1 });
    expect(asked).toMatchObject({ purpose: "hibernation", isScheduled: true });
    await lake.reaches(world, asked?.id ?? "", ["awaitingApproval"]);
    await followSchedules(context as never);
    await lake.reaches(world, asked?.id ?? "", ["succeeded"]);
    expect(await environmentOf(world)).toMatchObject({ asleepSince: expect.any(Date) });
  });

  it("that is empty, or has no compute, cannot be put to sleep", async () => {
    const world = await lake.createWorld(lakeWithCompute());
    const at = { environmentId: world.environment.id, actor: world.actor };
    await expect(hibernateEnvironment(lake.test.db, world.organizationId, at)).rejects.toMatchObject({
      code: "blocked",
      message: "Nothing is deployed to dev.",
    });
  });
});
