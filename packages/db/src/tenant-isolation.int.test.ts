import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "./app-error.ts";
import * as repository from "./index.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";
import {
  approvedDeployment,
  computedPlan,
  createWorld,
  EMPTY_BLUEPRINT,
  EMPTY_LAYOUT,
  EMPTY_PLAN,
  TEST_MASTER_KEY,
  type World,
} from "./world.testing.ts";

let test: TestDatabase;
let mine: World;
let theirs: World;
let theirDeployment: string;
let theirService: string;
const secrets = repository.createSecretBox(TEST_MASTER_KEY);

beforeAll(async () => {
  test = await createTestDatabase();
  [mine, theirs] = [await createWorld(test.db), await createWorld(test.db)];
  theirDeployment = await approvedDeployment(test.db, theirs);
  await test.db.prisma.deployment.update({ where: { id: theirDeployment }, data: { state: "awaitingApproval" } });
  const { id: projectId, name, blueprintId } = theirs.project;
  await repository.appendEdits(test.db, theirs.organizationId, {
    blueprintId,
    baseRevision: 0,
    edits: [{ id: "theirs", edit: {}, inverse: {} }],
    document: EMPTY_BLUEPRINT,
    layout: EMPTY_LAYOUT,
    authorId: theirs.user.id,
  });
  await repository.renameProject(test.db, theirs.organizationId, { projectId, name, slug: "only-theirs", actor: theirs.actor });
  const service = await repository.createServiceConnection(test.db, theirs.organizationId, {
    name: "theirs",
    credentials: { apiKey: "K", apiSecret: "S" },
    secrets,
    createdById: theirs.user.id,
    actor: theirs.actor,
  });
  theirService = service.id;
  await repository.setEnvironmentService(test.db, theirs.organizationId, {
    environmentId: theirs.environment.id,
    service: "confluent",
    connectionId: service.id,
    actor: theirs.actor,
  });
});
afterAll(() => test.drop());

type Call = () => Promise<unknown>;

/** A lease that somebody of my organisation made up for their deployment. */
const forgedLease = () => ({
  deploymentId: theirDeployment,
  organizationId: mine.organizationId,
  environmentId: theirs.environment.id,
  state: "awaitingApproval" as const,
  owner: "me",
  fencing: 1,
  heldUntilMs: Number.POSITIVE_INFINITY,
  isTakeover: false,
});

/** Every way in that takes an id, called in my organisation with the other organisation's ids; several where several ids can be foreign. */
function refusing(): Record<string, readonly Call[]> {
  const { db } = test;
  const org = mine.organizationId;
  const { actor } = mine;
  const projectId = theirs.project.id;
  const environmentId = theirs.environment.id;
  const connectionId = theirs.connection.id;
  const blueprintId = theirs.project.blueprintId;
  const versionId = theirs.version.id;
  const deploymentId = theirDeployment;
  const own = { environmentId: mine.environment.id, actor };
  const draft = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, authorId: mine.user.id };
  const place = { name: "x", cloud: "aws" as const, tier: "prototype" as const, region: "eu-central-1", createdById: mine.user.id, actor };
  const lease = forgedLease();
  const computed = computedPlan(EMPTY_PLAN);
  const events = [{ type: "log" as const, level: "info" as const, message: "me" }];
  return {
    getProject: [() => repository.getProject(db, org, projectId)],
    getProjectBySlug: [() => repository.getProjectBySlug(db, org, "only-theirs")],
    renameProject: [() => repository.renameProject(db, org, { projectId, name: "x", actor })],
    archiveProject: [() => repository.archiveProject(db, org, { projectId, actor })],
    restoreProject: [() => repository.restoreProject(db, org, { projectId, actor })],
    deleteProject: [() => repository.deleteProject(db, org, { projectId, actor })],
    updateReadme: [() => repository.updateReadme(db, org, { projectId, readme: "me", revision: 0, actor })],
    getDraft: [() => repository.getDraft(db, org, projectId)],
    getBlueprintPlace: [() => repository.getBlueprintPlace(db, org, projectId)],
    salvageDraft: [() => repository.salvageDraft(db, org, projectId)],
    appendEdits: [
      () => repository.appendEdits(db, org, { blueprintId, baseRevision: 0, edits: [{ id: "e", edit: {}, inverse: {} }], ...draft }),
    ],
    listEdits: [() => repository.listEdits(db, org, { blueprintId, afterRevision: 0 })],
    getVersion: [() => repository.getVersion(db, org, versionId)],
    getVersionByNumber: [() => repository.getVersionByNumber(db, org, { blueprintId, number: 1 })],
    createVersion: [
      () => repository.createVersion(db, org, { blueprintId, revision: 0, semanticHash: "x", createdById: mine.user.id, actor }),
    ],
    restoreVersion: [
      () => repository.restoreVersion(db, org, { blueprintId, versionId, revision: 0, draftHash: "x", authorId: mine.user.id, actor }),
      () =>
        repository.restoreVersion(db, org, {
          blueprintId: mine.project.blueprintId,
          versionId,
          revision: 0,
          draftHash: "x",
          authorId: mine.user.id,
          actor,
        }),
    ],
    getEnvironment: [() => repository.getEnvironment(db, org, environmentId)],
    getEnvironmentBySlug: [() => repository.getEnvironmentBySlug(db, org, { projectId, slug: "dev" })],
    createEnvironment: [
      () => repository.createEnvironment(db, org, { projectId, connectionId: mine.connection.id, ...place }),
      () => repository.createEnvironment(db, org, { projectId: mine.project.id, connectionId, ...place }),
    ],
    updateEnvironment: [
      () => repository.updateEnvironment(db, org, { environmentId, name: "x", actor }),
      () => repository.updateEnvironment(db, org, { ...own, connectionId }),
    ],
    lockEnvironment: [() => repository.lockEnvironment(db, org, { environmentId, reason: "x", actor })],
    unlockEnvironment: [() => repository.unlockEnvironment(db, org, { environmentId, actor })],
    deleteEnvironment: [() => repository.deleteEnvironment(db, org, { environmentId, actor })],
    recordObservations: [
      () => repository.recordObservations(db, org, { environmentId, observations: [{ address: "a.x", exists: false }] }),
    ],
    getConnection: [() => repository.getConnection(db, org, connectionId)],
    openConnection: [() => repository.openConnection(db, org, { connectionId, secrets })],
    updateConnection: [() => repository.updateConnection(db, org, { connectionId, name: "x", secrets, actor })],
    deleteConnection: [() => repository.deleteConnection(db, org, { connectionId, actor })],
    deleteServiceConnection: [() => repository.deleteServiceConnection(db, org, { connectionId: theirService, actor })],
    setEnvironmentService: [
      () => repository.setEnvironmentService(db, org, { environmentId, service: "confluent", connectionId: null, actor }),
      () => repository.setEnvironmentService(db, org, { ...own, service: "confluent", connectionId: theirService }),
    ],
    openServiceConnection: [() => repository.openServiceConnection(db, org, { connectionId: theirService, secrets })],
    requestServiceTest: [() => repository.requestServiceTest(db, org, theirService)],
    requestConnectionTest: [() => repository.requestConnectionTest(db, org, connectionId)],
    createDeployment: [
      () => repository.createDeployment(db, org, { environmentId, kind: "destroy", actor }),
      () => repository.createDeployment(db, org, { ...own, kind: "apply", versionId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", retryOfId: deploymentId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", undoOfId: deploymentId }),
      () => repository.createDeployment(db, org, { ...own, kind: "destroy", inheritConsentsOfId: deploymentId }),
    ],
    getDeployment: [() => repository.getDeployment(db, org, deploymentId)],
    getDeploymentByNumber: [() => repository.getDeploymentByNumber(db, org, { projectId, number: 1 })],
    describeSurroundings: [() => repository.describeSurroundings(db, org, { deploymentId, planComputedAt: undefined })],
    findPlan: [() => repository.findPlan(db, org, { deploymentId })],
    approveDeployment: [() => repository.approveDeployment(db, org, { deploymentId, planHash: "x", by: actor })],
    discardDeployment: [() => repository.discardDeployment(db, org, { deploymentId, by: actor })],
    requestCancel: [() => repository.requestCancel(db, org, { deploymentId, by: actor })],
    moveDeployment: [
      () => db.prisma.$transaction((tx) => repository.moveDeployment(tx, org, { deploymentId, from: "awaitingApproval", to: "discarded" })),
    ],
    appendDeploymentEvents: [() => db.prisma.$transaction((tx) => repository.appendDeploymentEvents(tx, org, { deploymentId, events }))],
    beginPlanning: [() => repository.beginPlanning(db, lease)],
    beginApplying: [() => repository.beginApplying(db, lease, "x")],
    beginVerifying: [() => repository.beginVerifying(db, lease)],
    finishPlanning: [() => repository.finishPlanning(db, lease, { computed, end: { to: "awaitingApproval" } })],
    finishDeployment: [() => repository.finishDeployment(db, lease, { from: "applying", result: "failed", summary: "" })],
    returnToApproval: [() => repository.returnToApproval(db, lease, computed)],
  };
}

async function allBut(own: string, rows: Promise<readonly { readonly id: string }[]>) {
  return (await rows).filter(({ id }) => id !== own);
}

/** What only finds or notes something answers a foreign id as if there were nothing. */
function findingNothing(): Record<string, Call> {
  const { db } = test;
  const org = mine.organizationId;
  const environmentId = theirs.environment.id;
  const { id: connectionId, updatedAt } = theirs.connection;
  const theirServiceUpdated = async () => (await db.prisma.serviceConnection.findUniqueOrThrow({ where: { id: theirService } })).updatedAt;
  const events = [{ type: "log" as const, level: "info" as const, message: "me" }];
  return {
    listVersions: () => repository.listVersions(db, org, theirs.project.blueprintId),
    listEnvironmentSummaries: () => repository.listEnvironmentSummaries(db, org, { projectId: theirs.project.id }),
    listStoredEditIds: () => repository.listStoredEditIds(db, org, { blueprintId: theirs.project.blueprintId, ids: ["theirs"] }),
    listRecordedResources: () => repository.listRecordedResources(db, org, environmentId),
    listLatestObservations: () => repository.listLatestObservations(db, org, environmentId),
    listDeployments: () => repository.listDeployments(db, org, { environmentId, limit: 10 }),
    listPlanLosses: () => repository.listPlanLosses(db, org, [theirDeployment]),
    listDiscards: () => repository.listDiscards(db, org, [theirDeployment]),
    listRequesters: () => repository.listRequesters(db, org, theirs.project.id),
    listEvents: () => repository.listEvents(db, org, { deploymentId: theirDeployment, afterSequence: 0, limit: 10 }),
    listPlanHashes: () => repository.listPlanHashes(db, org, theirDeployment),
    listUsualMinutes: async () => Object.keys(await repository.listUsualMinutes(db, org, { connectionId })),
    listCreatedAddresses: () => repository.listCreatedAddresses(db, org, theirDeployment),
    listProjects: () =>
      allBut(
        mine.project.id,
        repository.listProjects(db, org, { limit: 10 }).then(({ rows }) => rows),
      ),
    listProjectNames: async () => (await repository.listProjectNames(db, org)).filter(({ slug }) => slug === "only-theirs"),
    listServiceConnections: () => repository.listServiceConnections(db, org),
    listEnvironmentServices: () => repository.listEnvironmentServices(db, org, environmentId),
    openEnvironmentServices: async () => (await repository.openEnvironmentServices(db, org, { environmentId, secrets })).credentials,
    listConnectionEnvironments: () => repository.listConnectionEnvironments(db, org, connectionId),
    noteConnectionChecks: async () => {
      await repository.noteConnectionChecks(db, org, { connectionId, updatedAt, checks: [{ name: "credentials", state: "passed" }] });
      return [];
    },
    noteServiceChecks: async () => {
      await repository.noteServiceChecks(db, org, { connectionId: theirService, updatedAt: await theirServiceUpdated(), checks: [] });
      return [];
    },
    recordServiceTest: async () => {
      const tested = { connectionId: theirService, updatedAt: await theirServiceUpdated(), isPassed: false, message: "me", checks: [] };
      await repository.recordServiceTest(db, org, tested);
      const { testMessage } = await db.prisma.serviceConnection.findUniqueOrThrow({ where: { id: theirService } });
      return [testMessage].filter((message) => message !== null);
    },
    listConnections: () => allBut(mine.connection.id, repository.listConnections(db, org)),
    listMembers: async () => (await repository.listMembers(db, org)).filter(({ userId }) => userId !== mine.user.id),
    listAudit: async () => (await repository.listAudit(db, org, { limit: 100 })).filter(({ organizationId }) => organizationId !== org),
    findLock: async () => [await repository.findLock(db, org, environmentId)].filter((lock) => lock !== null),
    findMemberNames: async () => [...(await repository.findMemberNames(db, org, [theirs.user.id])).keys()],
    findMembership: async () => [await repository.findMembership(db, mine.user.id, theirs.slug)].filter((found) => found !== undefined),
    listMembershipsOfUser: async () =>
      (await repository.listMembershipsOfUser(db, mine.user.id)).filter(({ organizationId }) => organizationId !== org),
    recordConnectionFacts: async () => {
      await repository.recordConnectionFacts(db, org, { connectionId, updatedAt, principal: "me" });
      return [];
    },
    recordConnectionTest: async () =>
      [await repository.recordConnectionTest(db, org, { connectionId, updatedAt, isPassed: false, message: "me" })].filter(Boolean),
    tellUnderLease: async () => {
      await repository.tellUnderLease(db, forgedLease(), events);
      return [];
    },
  };
}

/** What takes no id of a tenant's thing, with the reason. */
const WITHOUT_FOREIGN_IDS: Readonly<Record<string, readonly string[]>> = {
  "pure, or about the process": [
    "AppError",
    "blueprintFor",
    "connectionChecks",
    "connectionFacts",
    "createDatabase",
    "createExclusiveWork",
    "createSecretBox",
    "hashPassword",
    "isDatabaseUnreachable",
    "isPasswordCorrect",
    "notFound",
    "readMasterKey",
    "slugify",
    "targetOf",
    "toAppError",
    "toldAnswers",
  ],
  "the whole installation's": [
    "applyMigrations",
    "beatWorker",
    "countLiveWorkers",
    "createDemo",
    "createFirstOwner",
    "ensureInstallation",
    "getInstallation",
    "hasAnyUser",
    "removeWorker",
  ],
  "a person's own, by the session": [
    "createSession",
    "findLiveSession",
    "findUser",
    "findUserByEmail",
    "revokeSessions",
    "updatePreferences",
  ],
  "a worker's, which serves every organisation; what is claimed says whose it is, and every write checks owner and fencing number": [
    "claimDeployment",
    "completeSandboxConnections",
    "createPostgresJournal",
    "keepLease",
    "listDueDeployments",
    "listRequestedConnectionTests",
    "listRequestedServiceTests",
    "releaseLease",
    "renewLease",
    "scheduleConnectionTests",
  ],
  "makes something new in the organisation that is given, or reads its own chain": [
    "appendAudit",
    "createConnection",
    "createProject",
    "createServiceConnection",
    "ensureSandboxConnections",
    "findBrokenAuditEntry",
  ],
};

async function answerOf(call: Call): Promise<string> {
  try {
    await call();
    return "it was answered";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

/** Every row of every table that names the other organisation or something of it. */
async function rowsAboutThem(): Promise<Record<string, readonly string[]>> {
  const { pool } = test.db;
  const ids = [theirs.organizationId, theirs.project.id, theirs.environment.id, theirs.connection.id, theirs.version.id, theirDeployment];
  const tables = await pool.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT row FROM (SELECT row_to_json(t)::text AS row FROM "${name}" t) AS texts WHERE row ~ $1 ORDER BY row`,
      [ids.join("|")],
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

describe("another organisation's ids", () => {
  it("are tried on every function of this package that could take one", () => {
    const functions = Object.entries(repository).flatMap(([name, value]) => (typeof value === "function" ? name : []));
    const tried = [...Object.keys(refusing()), ...Object.keys(findingNothing()), ...Object.values(WITHOUT_FOREIGN_IDS).flat()];
    expect(tried.toSorted()).toEqual(functions.toSorted());
  });

  it("never resolve: every way in answers as if there were nothing", async () => {
    const calls = Object.entries(refusing()).flatMap(([name, ways]) => ways.map((call, index) => [`${name} ${index}`, call] as const));
    const answers = Object.fromEntries(await Promise.all(calls.map(async ([name, call]) => [name, await answerOf(call)] as const)));
    const compareAndSet = /^(moveDeployment|appendDeploymentEvents|begin\w+|finish\w+|returnToApproval) /;
    const expected = calls.map(([name]) => [name, compareAndSet.test(name) ? "conflict" : "notFound"]);
    expect(answers).toEqual(Object.fromEntries(expected));
  });

  it("find and note nothing", async () => {
    for (const [name, call] of Object.entries(findingNothing())) expect({ [name]: await call() }).toEqual({ [name]: [] });
  });

  it("leave every row of the other organisation as it was", async () => {
    const before = await rowsAboutThem();
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(8);
    for (const call of [...Object.values(refusing()).flat(), ...Object.values(findingNothing())]) await answerOf(call);
    expect(await rowsAboutThem()).toEqual(before);
  });
});
