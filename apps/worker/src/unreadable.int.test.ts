import { getDeployment, listRecordedResources, requestCancel } from "@zerolake/db";
import { putInState, type World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

/** A world with everything deployed, on a worker that runs. */
async function deployed(): Promise<{ world: World; address: string }> {
  const cloud = new MemoryCloud();
  await lake.startWorker(cloud);
  const world = await lake.createWorld();
  const first = await lake.ask(world);
  await lake.approve(world, first);
  await lake.reaches(world, first, ["succeeded"]);
  const [one] = await listRecordedResources(lake.test.db, world.organizationId, world.environment.id);
  return { world, address: one?.address ?? "" };
}

const setBody = ({ environment }: World, address: string, body: string) =>
  lake.test.db.pool.query("UPDATE recorded_resource SET body = $3::jsonb WHERE environment_id = $1 AND address = $2", [
    environment.id,
    address,
    body,
  ]);

const summaryOf = async (world: World, id: string) => (await getDeployment(lake.test.db, world.organizationId, id)).summary;

describe("a record that was damaged", () => {
  it("ends a plan with its address and what to do, and the worker goes on with everything else", async () => {
    const { world, address } = await deployed();
    await setBody(world, address, '{"type": 7}');
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(`The stored record of ${address} cannot be read`);
    expect(await summaryOf(world, id)).toMatch(/restore it from a backup/);
    const other = await lake.createWorld();
    await lake.reaches(other, await lake.ask(other), ["awaitingApproval"]);
  });

  it("ends what was approved before anything is changed", async () => {
    const { world, address } = await deployed();
    const consents = (await listRecordedResources(lake.test.db, world.organizationId, world.environment.id)).map((one) => one.address);
    const id = await lake.ask(world, { consents });
    await lake.reaches(world, id, ["awaitingApproval"]);
    await setBody(world, address, "[]");
    await lake.approve(world, id);
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(/cannot be read.*Nothing was changed\.$/);
  });

  it("lets what is under way rest with that said once, and a cancel ends it", async () => {
    const { world, address } = await deployed();
    await setBody(world, address, '"gone"');
    await lake.stopWorkers();
    const id = await lake.ask(world);
    await putInState(lake.test.db, id, "applying");
    const { rows } = await lake.test.db.pool.query(
      "SELECT plan_hash, document FROM deployment d JOIN deployment_plan p ON p.deployment_id = d.id WHERE environment_id = $1 LIMIT 1",
      [world.environment.id],
    );
    const [plan] = rows;
    await lake.test.db.prisma.deploymentPlan.create({
      data: { organizationId: world.organizationId, deploymentId: id, hash: plan.plan_hash, document: plan.document, components: [] },
    });
    await lake.test.db.prisma.deployment.update({ where: { id }, data: { planHash: plan.plan_hash } });
    await lake.startWorker(new MemoryCloud());
    const faults = async () => (await lake.events(world, id)).filter((event) => event.type === "log" && event.level === "error");
    await expect.poll(faults, { timeout: 20_000 }).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await faults()).toMatchObject([{ message: expect.stringMatching(/cannot be read.*looked at again in 5 minutes; cancel it/) }]);
    await requestCancel(lake.test.db, world.organizationId, { deploymentId: id, by: world.actor });
    await lake.reaches(world, id, ["failed"]);
    expect(await summaryOf(world, id)).toMatch(/looked for by the next deployment/);
  });
});

it("totals of a plan that were damaged do not keep a worker from its turn", async () => {
  const world = await lake.createWorld();
  const id = await lake.ask(world);
  await lake.test.db.pool.query(`UPDATE deployment SET plan_totals = '{"create": "many"}' WHERE id = $1`, [id]);
  await lake.startWorker(new MemoryCloud());
  const stateOf = async () => (await lake.test.db.prisma.deployment.findUniqueOrThrow({ where: { id } })).state;
  await expect.poll(stateOf, { timeout: 20_000 }).toBe("failed");
});

it("a cancel while it is verified stops the look, and what was applied stays deployed", async () => {
  const { world } = await deployed();
  await lake.stopWorkers();
  const before = await listRecordedResources(lake.test.db, world.organizationId, world.environment.id);
  const id = await lake.ask(world);
  await putInState(lake.test.db, id, "verifying");
  await requestCancel(lake.test.db, world.organizationId, { deploymentId: id, by: world.actor });
  await lake.startWorker(new MemoryCloud());
  await lake.reaches(world, id, ["cancelled"]);
  expect(await summaryOf(world, id)).toMatch(/stays deployed/);
  expect(await listRecordedResources(lake.test.db, world.organizationId, world.environment.id)).toEqual(before);
});
