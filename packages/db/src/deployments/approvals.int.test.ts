import { planDestroy } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, putInState, type World } from "../world.testing.ts";
import { listDiscards, listPlanLosses } from "./approvals.ts";
import { discardDeployment } from "./deployment-decisions.ts";
import { listDeployments } from "./deployments.ts";

const VAULT = recordedResource(desiredResource("vault.bucket", { holdsData: true }));
const LOSING = planDestroy({ recorded: [VAULT], selection: "all", consents: [VAULT.address] });
const [LOSING_STEP] = LOSING.steps;

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

it("a plan that loses data is told apart from one that does not, and a replacement from a destruction", async () => {
  const replacing = { ...LOSING, steps: [{ ...LOSING_STEP!, action: "replace" as const }] };
  const [lost, replaced, harmless] = [
    await approvedDeployment(test.db, world, LOSING),
    await approvedDeployment(test.db, world, replacing),
    await approvedDeployment(test.db, world),
  ];
  const losses = await listPlanLosses(test.db, world.organizationId, [lost, replaced, harmless]);
  expect(new Map(losses.map(({ deploymentId, isReplacing }) => [deploymentId, isReplacing]))).toEqual(
    new Map([
      [lost, false],
      [replaced, true],
    ]),
  );
});

it("who discarded a plan is told with their words", async () => {
  const deploymentId = await approvedDeployment(test.db, world);
  await discardDeployment(test.db, world.organizationId, { deploymentId, by: world.actor, comment: "Not this week" });
  const kept = await approvedDeployment(test.db, world);
  expect(await listDiscards(test.db, world.organizationId, [deploymentId, kept])).toEqual([
    { deploymentId, by: "Mira", comment: "Not this week" },
  ]);
});

it("decided since then is what was approved or discarded, and not what returned to approval", async () => {
  const decided = [await approvedDeployment(test.db, world), await approvedDeployment(test.db, world)];
  const [, dropped] = decided;
  await discardDeployment(test.db, world.organizationId, { deploymentId: dropped!, by: world.actor });
  const returned = await approvedDeployment(test.db, world);
  await putInState(test.db, returned, "awaitingApproval");
  const since = async (decidedSince: Date) =>
    (await listDeployments(test.db, world.organizationId, { decidedSince, limit: 10 })).map(({ id }) => id).toSorted();
  expect(await since(new Date(Date.now() - 60_000))).toEqual(decided.toSorted());
  expect(await since(new Date(Date.now() + 60_000))).toEqual([]);
});
