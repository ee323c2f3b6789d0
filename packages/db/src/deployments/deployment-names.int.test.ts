import { afterAll, beforeAll, expect, it } from "vitest";
import { toJson } from "../json-column.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_BLUEPRINT, putInState, type World } from "../world.testing.ts";
import { listComponentTitles } from "./component-titles.ts";
import { createDeployment } from "./create-deployment.ts";
import { describeSurroundings } from "./deployment-surroundings.ts";
import { getDeployment, listDeployments } from "./deployments.ts";

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const about = (deploymentId: string) => ({ deploymentId, planComputedAt: undefined });
const drawn = (id: string, title: string) => ({ id, kind: "lake", title });

it("names everybody and everything that a deployment refers to, and those before it in line", async () => {
  const { organizationId, environment, project, version, user } = world;
  const first = await approvedDeployment(test.db, world);
  const second = await approvedDeployment(test.db, world);
  await test.db.prisma.deployment.update({ where: { id: second }, data: { authorIds: [user.id], approvedById: user.id } });
  const ahead = await getDeployment(test.db, organizationId, first);
  expect(ahead).toMatchObject({ waitsBehind: null, approvedBy: "the rule of dev" });
  expect(await getDeployment(test.db, organizationId, second)).toMatchObject({
    waitsBehind: ahead.number,
    requestedBy: "Mira",
    approvedBy: "Mira",
    authors: ["Mira"],
    consentedBy: null,
    project: { slug: project.slug, name: "Lake" },
    environment: { id: environment.id, slug: "dev", name: "dev", approvalRule: environment.approvalRule },
    version: { id: version.id, number: 1 },
    retryOf: null,
    promotedFrom: null,
  });
  const { line } = await describeSurroundings(test.db, organizationId, { deploymentId: second, planComputedAt: undefined });
  expect(line).toEqual([{ id: first, number: ahead.number, kind: "apply", state: "approved", startedAt: null, isAhead: true }]);
  const stranger = await createWorld(test.db);
  expect(await listDeployments(test.db, stranger.organizationId, { projectId: project.id, limit: 9 })).toEqual([]);
});

it("tells earlier and later tries, and what changed the environment since", async () => {
  const here = await createWorld(test.db);
  const failed = await approvedDeployment(test.db, here);
  const before = new Date(Date.now() - 60_000);
  await putInState(test.db, failed, "failed", { startedAt: before, finishedAt: before });
  const { id: retry, number } = await createDeployment(test.db, here.organizationId, {
    environmentId: here.environment.id,
    kind: "apply",
    versionId: here.version.id,
    retryOfId: failed,
    actor: here.actor,
  });
  expect((await getDeployment(test.db, here.organizationId, retry)).retryOf).toEqual({ number: number - 1 });
  expect(await describeSurroundings(test.db, here.organizationId, about(retry))).toMatchObject({
    retryOf: { number: number - 1, kind: "apply", state: "failed" },
    retries: [],
    undoOf: null,
    changedSince: null,
  });
  await putInState(test.db, retry, "succeeded", { startedAt: before, finishedAt: new Date() });
  const later = { number, kind: "apply", state: "succeeded" };
  expect(await describeSurroundings(test.db, here.organizationId, about(failed))).toMatchObject({ retries: [later], changedSince: later });
});

it("calls components as the draft does, and what left the draft as the last plan did", async () => {
  const document = { ...EMPTY_BLUEPRINT, components: [drawn("kept", "Kept, renamed"), drawn("new", "New")] };
  const here = await createWorld(test.db);
  await test.db.prisma.blueprint.updateMany({ where: { projectId: here.project.id }, data: { document: toJson(document) } });
  const deploymentId = await approvedDeployment(test.db, here);
  const components = [
    { component: "kept", title: "Kept" },
    { component: "gone", title: "Gone" },
  ];
  const plan = { organizationId: here.organizationId, deploymentId, hash: "named", document: {}, components };
  await test.db.prisma.deploymentPlan.create({ data: plan });
  await test.db.prisma.deployment.update({ where: { id: deploymentId }, data: { planHash: "named" } });
  const place = { projectId: here.project.id, environmentId: here.environment.id };
  expect(await listComponentTitles(test.db, here.organizationId, place)).toEqual({ kept: "Kept, renamed", gone: "Gone", new: "New" });
  expect(await listComponentTitles(test.db, world.organizationId, place)).toEqual({});
});
