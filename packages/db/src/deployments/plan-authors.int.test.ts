import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EnvironmentSettings, getEnvironment, updateEnvironment } from "../environments/environments.ts";
import { claimDeployment } from "../leases/lease-claim.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { computedPlan, createWorld, EMPTY_PLAN, type World } from "../world.testing.ts";
import { createDeployment } from "./create-deployment.ts";
import { approveDeployment } from "./deployment-decisions.ts";
import { beginPlanning, finishPlanning } from "./deployment-planning.ts";
import { getDeployment } from "./deployments.ts";

let test: TestDatabase;
let world: World;
let editor: { readonly kind: "user"; readonly id: string; readonly name: string };
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.db.prisma.deployment.updateMany({ data: { wakeAt: null } });
  world = await createWorld(test.db);
  const { id, name } = await test.db.prisma.user.create({ data: { email: `${randomUUID()}@example.com`, name: "Edda" } });
  editor = { kind: "user", id, name };
});
afterAll(() => test.drop());

const edit = (settings: EnvironmentSettings & { revision?: number }, actor = editor) =>
  updateEnvironment(test.db, world.organizationId, { ...settings, environmentId: world.environment.id, actor });

async function ask(): Promise<string> {
  const { environment, version, actor } = world;
  const { id } = await createDeployment(test.db, world.organizationId, {
    environmentId: environment.id,
    kind: "apply",
    versionId: version.id,
    actor,
  });
  return id;
}

async function plan(on: "askForApproval" | "findNothingToDo"): Promise<void> {
  const lease = await claimDeployment(test.db, { owner: "w1", leaseMs: 60_000, states: ["queued"] });
  if (!lease) throw new Error("nothing to plan");
  await beginPlanning(test.db, lease);
  const end = on === "findNothingToDo" ? { on, summary: "Nothing to change." } : { on };
  await finishPlanning(test.db, lease, { computed: computedPlan(EMPTY_PLAN), end });
}

const authors = async (id: string) => (await getDeployment(test.db, world.organizationId, id)).authorIds;

describe("authors of a plan", () => {
  it("are also those who changed an answer of the environment: they cannot approve what comes of it", async () => {
    await edit({ approvalRule: "otherApprover" }, { ...world.actor });
    await edit({ choices: { jwtIssuer: "https://login.example.com/" } });
    const deploymentId = await ask();
    await plan("askForApproval");
    expect(await authors(deploymentId)).toContain(editor.id);
    const { planHash } = await getDeployment(test.db, world.organizationId, deploymentId);
    const approval = approveDeployment(test.db, world.organizationId, { deploymentId, planHash: planHash ?? "", by: editor });
    await expect(approval).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([
    ["the size", { tier: "production" }],
    ["an override", { overrides: { lake: { retentionDays: 9 } } }],
    ["the load", { workload: { eventsPerSecond: 9 } }],
  ] satisfies [string, EnvironmentSettings][])("are those who changed %s", async (_, settings) => {
    await edit(settings);
    expect(await authors(await ask())).toContain(editor.id);
  });

  it.each([
    ["the name", { name: "Development" }],
    ["who has to approve", { approvalRule: "otherApprover", approvalDays: 3 }],
    ["nothing, by saving what was there", { tier: "prototype", choices: {} }],
  ] satisfies [string, EnvironmentSettings][])("are not those who changed %s", async (_, settings) => {
    await edit(settings);
    expect(await authors(await ask())).toEqual([world.user.id]);
  });

  it("are those who changed it after the plan was asked for, once it is computed", async () => {
    const id = await ask();
    await edit({ tier: "standard" });
    expect(await authors(id)).toEqual([world.user.id]);
    await plan("askForApproval");
    expect((await authors(id)).toSorted()).toEqual([world.user.id, editor.id].toSorted());
  });

  it("are not those whose changes have been deployed; a change made meanwhile still counts", async () => {
    await edit({ tier: "standard" });
    await ask();
    await plan("findNothingToDo");
    expect(await authors(await ask())).toEqual([world.user.id]);
    await edit({ tier: "production" });
    await plan("findNothingToDo");
    expect(await authors(await ask())).toContain(editor.id);
  });
});

describe("settings of an environment", () => {
  it("of two who save on the same revision the second is told and nothing of theirs is stored", async () => {
    const { revision } = await edit({ choices: { jwtIssuer: "https://first.example.com/" } });
    expect(revision).toBe(1);
    const late = edit({ revision: 0, choices: { jwtIssuer: "https://second.example.com/" } });
    await expect(late).rejects.toMatchObject({ code: "conflict", message: /Somebody else/ });
    const { choices } = await getEnvironment(test.db, world.organizationId, world.environment.id);
    expect(choices).toEqual({ jwtIssuer: "https://first.example.com/" });
  });

  it("of many who save at once on one revision exactly one does", async () => {
    const issuers = Array.from({ length: 6 }, (_, index) => `https://${index}.example.com/`);
    const outcomes = await Promise.allSettled(issuers.map((jwtIssuer) => edit({ revision: 0, choices: { jwtIssuer } })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
