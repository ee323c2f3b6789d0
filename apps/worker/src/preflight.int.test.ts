import { approveDeployment, findPlan, getDeployment } from "@zerolake/db";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

describe("what the cloud says before a deployment", () => {
  it("stands with the plan, and lets it be approved when nothing is in the way", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    const stored = await findPlan(lake.test.db, world.organizationId, { deploymentId: id });
    expect(stored?.preflight?.checks.filter(({ answer }) => answer !== "yes")).toEqual([]);
    expect(stored?.preflight?.passed.permissions).toBeGreaterThan(20);
    await lake.approve(world, id);
    await lake.reaches(world, id, ["succeeded"]);
  });

  it("is accepted by whoever approves a plan that it speaks against, and only then", async () => {
    await lake.startWorker(new MemoryCloud({ deniedActions: ["kinesis:CreateStream"] }));
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    const stored = await findPlan(lake.test.db, world.organizationId, { deploymentId: id });
    expect(stored?.preflight?.checks.filter(({ answer }) => answer === "no")).toMatchObject([{ subject: "kinesis:CreateStream" }]);

    const { planHash } = await getDeployment(lake.test.db, world.organizationId, id);
    const approval = { deploymentId: id, planHash: planHash ?? "", by: world.actor };
    const refused = approveDeployment(lake.test.db, world.organizationId, approval);
    await expect(refused).rejects.toMatchObject({ code: "blocked", message: expect.stringContaining("one thing stands in the way") });
    expect((await getDeployment(lake.test.db, world.organizationId, id)).state).toBe("awaitingApproval");
    await approveDeployment(lake.test.db, world.organizationId, { ...approval, acceptsPreflight: true });
    expect((await getDeployment(lake.test.db, world.organizationId, id)).state).toBe("approved");
  });
});
