import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "./app-error.ts";
import * as repository from "./index.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_BLUEPRINT, EMPTY_LAYOUT, TEST_MASTER_KEY, type World } from "./world.testing.ts";

let test: TestDatabase;
let mine: World;
let theirs: World;
let theirDeployment: string;

beforeAll(async () => {
  test = await createTestDatabase();
  [mine, theirs] = [await createWorld(test.db), await createWorld(test.db)];
  theirDeployment = await approvedDeployment(test.db, theirs);
  await test.db.prisma.deployment.update({ where: { id: theirDeployment }, data: { state: "awaitingApproval" } });
});
afterAll(() => test.drop());

const secrets = repository.createSecretBox(TEST_MASTER_KEY);

/** Every way in that takes an id, called in my organisation with the other organisation's ids. */
function calls(): Record<string, () => Promise<unknown>> {
  const { db } = test;
  const org = mine.organizationId;
  const { actor } = mine;
  const projectId = theirs.project.id;
  const environmentId = theirs.environment.id;
  const connectionId = theirs.connection.id;
  const blueprintId = theirs.project.blueprintId;
  const versionId = theirs.version.id;
  const deploymentId = theirDeployment;
  const draft = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, authorId: mine.user.id };
  return {
    getProject: () => repository.getProject(db, org, projectId),
    renameProject: () => repository.renameProject(db, org, { projectId, name: "x", actor }),
    archiveProject: () => repository.archiveProject(db, org, { projectId, actor }),
    getDraft: () => repository.getDraft(db, org, projectId),
    appendEdits: () =>
      repository.appendEdits(db, org, { blueprintId, baseRevision: 0, edits: [{ id: "e", edit: {}, inverse: {} }], ...draft }),
    listEdits: () => repository.listEdits(db, org, { blueprintId, afterRevision: 0 }),
    getVersion: () => repository.getVersion(db, org, versionId),
    getVersionByNumber: () => repository.getVersionByNumber(db, org, { blueprintId, number: 1 }),
    createVersion: () =>
      repository.createVersion(db, org, { blueprintId, revision: 0, semanticHash: "x", createdById: mine.user.id, actor }),
    restoreVersion: () =>
      repository.restoreVersion(db, org, { blueprintId, versionId, revision: 0, draftHash: "x", authorId: mine.user.id, actor }),
    getEnvironment: () => repository.getEnvironment(db, org, environmentId),
    getEnvironmentBySlug: () => repository.getEnvironmentBySlug(db, org, { projectId, slug: "dev" }),
    createEnvironment: () =>
      repository.createEnvironment(db, org, {
        projectId,
        name: "x",
        cloud: "aws",
        tier: "prototype",
        region: "eu-central-1",
        connectionId: mine.connection.id,
        createdById: mine.user.id,
        actor,
      }),
    createEnvironmentOverTheirConnection: () =>
      repository.createEnvironment(db, org, {
        projectId: mine.project.id,
        name: "x",
        cloud: "aws",
        tier: "prototype",
        region: "eu-central-1",
        connectionId,
        createdById: mine.user.id,
        actor,
      }),
    updateEnvironment: () => repository.updateEnvironment(db, org, { environmentId, name: "x", actor }),
    moveToTheirConnection: () => repository.updateEnvironment(db, org, { environmentId: mine.environment.id, connectionId, actor }),
    deleteEnvironment: () => repository.deleteEnvironment(db, org, { environmentId, actor }),
    getConnection: () => repository.getConnection(db, org, connectionId),
    openConnection: () => repository.openConnection(db, org, { connectionId, secrets }),
    updateConnection: () => repository.updateConnection(db, org, { connectionId, name: "x", secrets, actor }),
    deleteConnection: () => repository.deleteConnection(db, org, { connectionId, actor }),
    requestConnectionTest: () => repository.requestConnectionTest(db, org, connectionId),
    createDeployment: () => repository.createDeployment(db, org, { environmentId, kind: "destroy", actor }),
    createDeploymentOfTheirVersion: () =>
      repository.createDeployment(db, org, { environmentId: mine.environment.id, kind: "apply", versionId, actor }),
    retryTheirDeployment: () =>
      repository.createDeployment(db, org, { environmentId: mine.environment.id, kind: "destroy", retryOfId: deploymentId, actor }),
    getDeployment: () => repository.getDeployment(db, org, deploymentId),
    getDeploymentByNumber: () => repository.getDeploymentByNumber(db, org, { projectId, number: 1 }),
    findPlan: () => repository.findPlan(db, org, { deploymentId }),
    approveDeployment: () => repository.approveDeployment(db, org, { deploymentId, planHash: "x", by: actor }),
    discardDeployment: () => repository.discardDeployment(db, org, { deploymentId, by: actor }),
    requestCancel: () => repository.requestCancel(db, org, { deploymentId, by: actor }),
  };
}

describe("another organisation's ids", () => {
  it("never resolve: every way in answers as if there were nothing", async () => {
    const answers: Record<string, string> = {};
    for (const [name, call] of Object.entries(calls())) {
      answers[name] = await call().then(
        () => "it was answered",
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
    }
    expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((name) => [name, "notFound"])));
  });

  it("list nothing", async () => {
    const { db } = test;
    const org = mine.organizationId;
    expect(await repository.listVersions(db, org, theirs.project.blueprintId)).toEqual([]);
    expect(await repository.listEnvironmentSummaries(db, org, { projectId: theirs.project.id })).toEqual([]);
    expect(await repository.listRecordedResources(db, org, theirs.environment.id)).toEqual([]);
    expect(await repository.listLatestObservations(db, org, theirs.environment.id)).toEqual([]);
    expect(await repository.listDeployments(db, org, { environmentId: theirs.environment.id, limit: 10 })).toEqual([]);
    expect(await repository.listEvents(db, org, { deploymentId: theirDeployment, afterSequence: 0, limit: 10 })).toEqual([]);
    expect(await repository.listPlanHashes(db, org, theirDeployment)).toEqual([]);
    expect((await repository.listProjects(db, org, { limit: 10 })).rows.map(({ id }) => id)).toEqual([mine.project.id]);
    expect((await repository.listConnections(db, org)).map(({ id }) => id)).toEqual([mine.connection.id]);
    expect([...(await repository.findMemberNames(db, org, [theirs.user.id])).keys()]).toEqual([]);
    expect(await repository.findMembership(db, mine.user.id, theirs.slug)).toBeUndefined();
  });

  it("leave the other organisation as it was", async () => {
    for (const call of Object.values(calls())) await call().catch(() => undefined);
    const { db } = test;
    const { id: connectionId, updatedAt } = theirs.connection;
    await repository.recordConnectionFacts(db, mine.organizationId, { connectionId, updatedAt, principal: "me" });
    const org = theirs.organizationId;
    expect(await repository.getProject(db, org, theirs.project.id)).toMatchObject({ name: "Lake", archivedAt: null });
    expect(await repository.getEnvironment(db, org, theirs.environment.id)).toMatchObject({ name: "dev" });
    expect(await repository.getConnection(db, org, theirs.connection.id)).toMatchObject({
      name: "Sandbox",
      testRequestedAt: null,
      facts: {},
    });
    expect(await repository.getDeployment(db, org, theirDeployment)).toMatchObject({ state: "awaitingApproval", cancelRequestedAt: null });
    expect((await repository.getDraft(db, org, theirs.project.id)).revision).toBe(0);
  });
});
