import {
  approveDeployment,
  createGuardrail,
  findPlan,
  findPlanPolicies,
  getDeployment,
  setGuardrailEnabled,
  updateEnvironment,
} from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import type { PolicyTerms } from "@zerolake/policies";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

const CEILING: PolicyTerms = {
  name: "Small bills only",
  rule: "costCeiling",
  settings: { monthlyUsd: 1, counts: "total" },
  effect: "block",
  scope: { by: "all" },
};

const set = async (world: World, terms: PolicyTerms) =>
  (await createGuardrail(lake.test.db, world.organizationId, { terms, actor: world.actor })).id;

async function policiesOf({ organizationId }: World, deploymentId: string) {
  const stored = await findPlan(lake.test.db, organizationId, { deploymentId });
  return findPlanPolicies(lake.test.db, organizationId, { deploymentId, hash: stored!.hash, plan: stored!.plan });
}

async function approvalOf({ organizationId, actor }: World, deploymentId: string) {
  const { planHash } = await getDeployment(lake.test.db, organizationId, deploymentId);
  return { deploymentId, planHash: planHash!, by: actor };
}

describe("guardrails in the worker", () => {
  it("price a plan where one asks for its cost, and judge it before anybody approves it", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    await set(world, CEILING);
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    const policies = await policiesOf(world, id);
    expect(policies?.report.findings).toMatchObject([{ effect: "block", owner: "Mira" }]);
    expect(policies?.report.findings[0]?.message).toMatch(/about (at least )?\$[\d,]{2,} a month; the ceiling is \$1\./);
  });

  it("that were set after the approval send the plan back to a person when its turn comes", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    await approveDeployment(lake.test.db, world.organizationId, await approvalOf(world, id));
    const terms: PolicyTerms = { ...CEILING, name: "Elsewhere", rule: "regionsAllowed", settings: { regions: ["us-*"] } };
    const guardrailId = await set(world, terms);
    await lake.queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId: id });
    await lake.reaches(world, id, ["awaitingApproval"]);
    expect(await lake.events(world, id)).toContainEqual(
      expect.objectContaining({ type: "log", message: expect.stringContaining("“Elsewhere” was set or changed after the approval.") }),
    );
    expect((await policiesOf(world, id))?.report.findings).toMatchObject([{ policy: "Elsewhere" }]);
    await setGuardrailEnabled(lake.test.db, world.organizationId, { guardrailId, revision: 1, isEnabled: false, actor: world.actor });
    await lake.approve(world, id);
    await lake.reaches(world, id, ["succeeded"]);
  });

  it("want a person even where the environment asks for no approval", async () => {
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const environment = { environmentId: world.environment.id, approvalRule: "none" as const, actor: world.actor };
    await updateEnvironment(lake.test.db, world.organizationId, environment);
    await set(world, { ...CEILING, name: "Ask", effect: "ask" });
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    const { digest: seen } = (await policiesOf(world, id))!;
    const approval = { ...(await approvalOf(world, id)), policies: { seen, reason: "The trial ends on Friday." } };
    await approveDeployment(lake.test.db, world.organizationId, approval);
    await lake.queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId: id });
    await lake.reaches(world, id, ["succeeded"]);
    expect((await policiesOf(world, id))?.reason).toEqual({ text: "The trial ends on Friday.", by: "Mira" });
  });
});
