import { randomUUID } from "node:crypto";
import { planDestroy, planHash } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "./audit/verify-audit.ts";
import { listAudit } from "./audit-log.ts";
import { createVersion, listVersions, restoreVersion } from "./blueprints/blueprint-versions.ts";
import { appendEdits, getDraft } from "./blueprints/blueprints.ts";
import { openConnection } from "./connections/connection-credentials.ts";
import { connectionFacts, recordConnectionFacts } from "./connections/connection-facts.ts";
import { recordConnectionTest } from "./connections/connection-tests.ts";
import { createConnection, deleteConnection, getConnection, listConnections } from "./connections/connections.ts";
import { updateConnection } from "./connections/update-connection.ts";
import { createDemo, DEMO } from "./create-demo.ts";
import { createDeployment } from "./deployments/create-deployment.ts";
import { approveDeployment, requestCancel } from "./deployments/deployment-decisions.ts";
import { listEvents } from "./deployments/deployment-events.ts";
import { getDeployment, listDeployments, listRequesters } from "./deployments/deployments.ts";
import { listEnvironmentSummaries } from "./environments/environment-summaries.ts";
import { createEnvironment, deleteEnvironment, updateEnvironment } from "./environments/environments.ts";
import { ensureInstallation, getInstallation } from "./installation.ts";
import { isPasswordCorrect } from "./people/password.ts";
import { createSession, findLiveSession, revokeSessions } from "./people/sessions.ts";
import { findUserByEmail } from "./people/users.ts";
import { createProject, getProjectBySlug, renameProject } from "./projects/projects.ts";
import { createSecretBox } from "./secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";
import { beatWorker, countLiveWorkers, removeWorker } from "./workers.ts";
import {
  approvedDeployment,
  createWorld,
  EMPTY_BLUEPRINT,
  EMPTY_LAYOUT,
  putInState,
  TEST_MASTER_KEY,
  type World,
} from "./world.testing.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const secrets = createSecretBox(TEST_MASTER_KEY);
const edit = (id: string) => ({ id, edit: { type: "rename", id }, inverse: { type: "rename", id: "back" } });
const drawing = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT };

function ask(kind: "apply" | "destroy" = "destroy") {
  const version = kind === "apply" ? { versionId: world.version.id } : {};
  return createDeployment(test.db, world.organizationId, { environmentId: world.environment.id, kind, actor: world.actor, ...version });
}

describe("projects", () => {
  it("an old address goes on leading to the project and is given to nobody else", async () => {
    const org = world.organizationId;
    const { id } = world.project;
    await renameProject(test.db, org, { projectId: id, name: "Sea", slug: "sea", actor: world.actor });
    expect(await getProjectBySlug(test.db, org, "lake")).toMatchObject({ id, slug: "sea" });
    const second = await createProject(test.db, org, { name: "Lake", ...drawing, createdById: world.user.id, actor: world.actor });
    expect(second.slug).toBe("lake-2");
    const taken = renameProject(test.db, org, { projectId: second.id, name: "Lake", slug: "lake", actor: world.actor });
    await expect(taken).rejects.toMatchObject({ code: "conflict" });
    await renameProject(test.db, org, { projectId: id, name: "Lake", slug: "lake", actor: world.actor });
    expect(await getProjectBySlug(test.db, org, "sea")).toMatchObject({ id, slug: "lake" });
  });
});

describe("drafts and versions", () => {
  it("of two who edit the same revision one is stored, and the other is given what came in", async () => {
    const base = { blueprintId: world.project.blueprintId, baseRevision: 0, ...drawing, authorId: world.user.id };
    const outcomes = await Promise.all([
      appendEdits(test.db, world.organizationId, { ...base, edits: [edit("a"), edit("b")] }),
      appendEdits(test.db, world.organizationId, { ...base, edits: [edit("c")] }),
    ]);
    const [saved, behind] = [outcomes.find(({ state }) => state === "saved"), outcomes.find(({ state }) => state === "behind")];
    expect(saved).toBeDefined();
    expect(behind).toMatchObject({ revision: saved?.revision });
    expect(behind?.state === "behind" && behind.newer.map(({ revision }) => revision)).toEqual(saved?.revision === 2 ? [1, 2] : [1]);
    expect((await getDraft(test.db, world.organizationId, world.project.id)).revision).toBe(saved?.revision);
  });

  it("a repeated sending finds its own edits among the newer ones", async () => {
    const base = { blueprintId: world.project.blueprintId, baseRevision: 0, ...drawing, authorId: world.user.id, edits: [edit("a")] };
    await appendEdits(test.db, world.organizationId, base);
    const again = await appendEdits(test.db, world.organizationId, base);
    expect(again).toMatchObject({ state: "behind", newer: [{ id: "a", revision: 1 }] });
  });

  it("a version that means the same is not made twice, and numbers have no gaps", async () => {
    const input = { blueprintId: world.project.blueprintId, revision: 0, createdById: world.user.id, actor: world.actor };
    const same = await createVersion(test.db, world.organizationId, { ...input, semanticHash: "v1" });
    expect(same.number).toBe(1);
    const [one, two] = await Promise.all(
      ["v2", "v3"].map((hash) => createVersion(test.db, world.organizationId, { ...input, semanticHash: hash })),
    );
    expect([one?.number, two?.number].sort()).toEqual([2, 3]);
    await expect(createVersion(test.db, world.organizationId, { ...input, revision: 9, semanticHash: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("restoring keeps the draft as a version first", async () => {
    const { blueprintId } = world.project;
    const changed = { ...EMPTY_BLUEPRINT, workload: { eventsPerSecond: 5 } };
    const base = { blueprintId, baseRevision: 0, document: changed, layout: EMPTY_LAYOUT, authorId: world.user.id, edits: [edit("a")] };
    await appendEdits(test.db, world.organizationId, base);
    const input = {
      blueprintId,
      versionId: world.version.id,
      revision: 1,
      draftHash: "changed",
      authorId: world.user.id,
      actor: world.actor,
    };
    expect(await restoreVersion(test.db, world.organizationId, input)).toEqual({ revision: 2 });
    expect((await getDraft(test.db, world.organizationId, world.project.id)).document.workload).toEqual({});
    const versions = await listVersions(test.db, world.organizationId, blueprintId);
    expect(versions.map(({ number, semanticHash }) => [number, semanticHash])).toEqual([
      [2, "changed"],
      [1, "v1"],
    ]);
  });

  it("the database refuses to change a version", async () => {
    const change = test.db.pool.query("UPDATE blueprint_version SET semantic_hash = 'other' WHERE id = $1", [world.version.id]);
    await expect(change).rejects.toThrow(/never changed/);
  });
});

describe("connections", () => {
  it("hide their credentials from everything but the worker, and keep them sealed", async () => {
    const org = world.organizationId;
    const listed = await listConnections(test.db, org);
    expect(JSON.stringify(listed)).not.toMatch(/secret|sealed/i);
    const { rows } = await test.db.pool.query("SELECT encode(credentials_sealed, 'escape') AS text FROM connection");
    expect(JSON.stringify(rows)).not.toContain("a very secret key");
    const opened = await openConnection(test.db, org, { connectionId: world.connection.id, secrets });
    expect(opened.credentials).toMatchObject({ secretAccessKey: "a very secret key" });
    await updateConnection(test.db, org, {
      connectionId: world.connection.id,
      credentials: { accessKeyId: "AKIANEW", secretAccessKey: "new" },
      secrets,
      actor: world.actor,
    });
    const audit = await listAudit(test.db, org, { limit: 50 });
    expect(JSON.stringify(audit)).not.toMatch(/a very secret key|AKIANEW/);
  });

  it("keep what the cloud told first, and forget it with the credentials it was told to", async () => {
    const org = world.organizationId;
    const connectionId = world.connection.id;
    const facts = async () => connectionFacts(await getConnection(test.db, org, connectionId));
    const { updatedAt } = await getConnection(test.db, org, connectionId);
    const note = (region: string, zones: string[] | undefined) =>
      recordConnectionFacts(test.db, org, { connectionId, updatedAt, listing: { region, zones } });
    await recordConnectionFacts(test.db, org, { connectionId, updatedAt, principal: null });
    await note("eu-central-1", ["a", "b"]);
    await note("eu-central-1", ["b", "c"]);
    await note("eu-west-1", undefined);
    expect(await facts()).toEqual({ principal: null, zones: { "eu-central-1": ["a", "b"] }, refused: ["eu-west-1"] });

    const tested = { connectionId, updatedAt, message: "", principal: "arn:aws:iam::123456789012:user/ann" };
    await recordConnectionTest(test.db, org, { ...tested, isPassed: false });
    expect(await facts()).toMatchObject({ principal: null, refused: ["eu-west-1"] });
    await recordConnectionTest(test.db, org, { ...tested, isPassed: true });
    expect(await facts()).toEqual({ principal: tested.principal, zones: { "eu-central-1": ["a", "b"] }, refused: [] });

    const credentials = { accessKeyId: "AKIAOTHER", secretAccessKey: "other" };
    await updateConnection(test.db, org, { connectionId, credentials, secrets, actor: world.actor });
    expect(await facts()).toEqual({ zones: {}, refused: [] });
    await note("eu-central-1", ["late answer to the old credentials"]);
    expect(await recordConnectionTest(test.db, org, { ...tested, isPassed: true, account: "123456789012" })).toBe(false);
    expect(await getConnection(test.db, org, connectionId)).toMatchObject({ account: null, isTestPassed: null });
    expect(await facts()).toEqual({ zones: {}, refused: [] });
  });

  it("take the credentials of their own cloud only", async () => {
    const azure = { subscription: "s", tenantId: "t", clientId: "c", clientSecret: "secret" };
    const google = { client_email: "a@b", private_key: "k", project_id: "p", project: "other" };
    const input = { connectionId: world.connection.id, secrets, actor: world.actor };
    await expect(updateConnection(test.db, world.organizationId, { ...input, credentials: azure })).rejects.toMatchObject({
      code: "invalid",
    });
    const fields = { name: "Google", method: "serviceAccountKey" as const, defaultRegion: "europe-west1", createdById: world.user.id };
    const create = (cloud: "azure" | "gcp") =>
      createConnection(test.db, world.organizationId, { ...fields, cloud, credentials: google, secrets, actor: world.actor });
    await expect(create("azure")).rejects.toMatchObject({ code: "invalid" });
    const { id: connectionId } = await create("gcp");
    expect((await openConnection(test.db, world.organizationId, { connectionId, secrets })).credentials).toEqual(google);
  });

  it("cannot be deleted while an environment uses them, and free their name afterwards", async () => {
    const org = world.organizationId;
    const input = { connectionId: world.connection.id, actor: world.actor };
    await expect(deleteConnection(test.db, org, input)).rejects.toMatchObject({ code: "blocked", message: /Lake › dev/ });
    await deleteEnvironment(test.db, org, { environmentId: world.environment.id, actor: world.actor });
    const copy = {
      name: "Sandbox",
      cloud: "aws" as const,
      method: "sandbox" as const,
      defaultRegion: "eu-central-1",
      createdById: world.user.id,
      actor: world.actor,
      secrets,
    };
    await expect(createConnection(test.db, org, copy)).rejects.toMatchObject({ code: "conflict" });
    await deleteConnection(test.db, org, input);
    await createConnection(test.db, org, copy);
  });
});

describe("environments", () => {
  it("stay where they are while something is deployed, and are not deleted", async () => {
    const org = world.organizationId;
    const { id: environmentId } = world.environment;
    await test.db.prisma.recordedResource.create({
      data: {
        organizationId: org,
        environmentId,
        address: "a.b",
        component: "a",
        type: "T",
        identifier: "i",
        body: {},
        deploymentId: environmentId,
      },
    });
    const move = updateEnvironment(test.db, org, { environmentId, region: "us-east-1", actor: world.actor });
    await expect(move).rejects.toMatchObject({ code: "blocked" });
    await expect(deleteEnvironment(test.db, org, { environmentId, actor: world.actor })).rejects.toMatchObject({ code: "blocked" });
    await updateEnvironment(test.db, org, { environmentId, tier: "production", workload: { eventsPerSecond: 9 }, actor: world.actor });
    const [summary] = await listEnvironmentSummaries(test.db, org, { projectId: world.project.id });
    expect(summary).toMatchObject({ tier: "production", resourceCount: 1, deployedVersion: null, holder: null });
  });

  it("columns that are not settings cannot be set, whatever a request carries", async () => {
    const request = {
      tier: "standard" as const,
      slug: "stolen",
      projectId: world.environment.id,
      organization: "acme",
      deletedAt: new Date(),
    };
    const updated = await updateEnvironment(test.db, world.organizationId, {
      ...request,
      environmentId: world.environment.id,
      actor: world.actor,
    });
    expect(updated).toMatchObject({ tier: "standard", slug: world.environment.slug, projectId: world.project.id, deletedAt: null });
  });

  it("a name that is taken is refused, and free again after a deletion", async () => {
    const org = world.organizationId;
    const again = () =>
      createEnvironment(test.db, org, {
        projectId: world.project.id,
        name: "Dev",
        cloud: "aws",
        tier: "prototype",
        region: "eu-central-1",
        connectionId: world.connection.id,
        createdById: world.user.id,
        actor: world.actor,
      });
    await expect(again()).rejects.toMatchObject({ code: "conflict" });
    await deleteEnvironment(test.db, org, { environmentId: world.environment.id, actor: world.actor });
    expect((await again()).id).not.toBe(world.environment.id);
  });
});

describe("deployments", () => {
  it("get the numbers of their project without gaps, however many are asked for at once", async () => {
    const created = await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(created.map(({ number }) => number).sort((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await listDeployments(test.db, world.organizationId, { projectId: world.project.id, limit: 3 })).toHaveLength(3);
  });

  it("are found by who asked for them and since when", async () => {
    const { id } = await ask();
    const find = (filter: { requestedById?: string; requestedSince?: Date }) =>
      listDeployments(test.db, world.organizationId, { environmentId: world.environment.id, limit: 10, ...filter });
    const { requestedAt } = await getDeployment(test.db, world.organizationId, id);
    expect(await find({ requestedById: world.user.id, requestedSince: requestedAt })).toMatchObject([{ id }]);
    expect(await find({ requestedById: randomUUID() })).toEqual([]);
    expect(await find({ requestedSince: new Date(requestedAt.getTime() + 1) })).toEqual([]);
    expect(await listRequesters(test.db, world.organizationId, world.project.id)).toEqual([{ id: world.user.id, name: world.user.name }]);
  });

  it("of many who approve at once exactly one does", async () => {
    const id = await approvedDeployment(test.db, world);
    await putInState(test.db, id, "awaitingApproval", { approvedAt: null });
    const { planHash } = await getDeployment(test.db, world.organizationId, id);
    const attempts = Array.from({ length: 6 }, () =>
      approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: planHash ?? "", by: world.actor }),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 100 });
    expect(events.filter(({ event }) => event.type === "stateChanged")).toHaveLength(1);
  });

  it("a plan that changed since the reviewer looked is not approved", async () => {
    const id = await approvedDeployment(test.db, world);
    await putInState(test.db, id, "awaitingApproval");
    const approval = approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: "seen", by: world.actor });
    await expect(approval).rejects.toMatchObject({ code: "conflict", message: /computed again/ });
  });

  it("a plan with errors is not approved, whoever computed it again", async () => {
    const vault = recordedResource(desiredResource("vault.bucket", { holdsData: true }));
    const plan = planDestroy({ recorded: [vault], selection: "all" });
    const id = await approvedDeployment(test.db, world, plan);
    await putInState(test.db, id, "awaitingApproval");
    const approval = approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: planHash(plan), by: world.actor });
    await expect(approval).rejects.toMatchObject({ code: "blocked", message: /vault.bucket holds data/ });
    expect(await getDeployment(test.db, world.organizationId, id)).toMatchObject({ state: "awaitingApproval" });
  });

  it("an author cannot approve where another approver is needed", async () => {
    await updateEnvironment(test.db, world.organizationId, {
      environmentId: world.environment.id,
      approvalRule: "otherApprover",
      actor: world.actor,
    });
    const { id } = await ask("apply");
    await putInState(test.db, id, "awaitingApproval", { planHash: "h" });
    const approval = approveDeployment(test.db, world.organizationId, { deploymentId: id, planHash: "h", by: world.actor });
    await expect(approval).rejects.toMatchObject({ code: "forbidden" });
  });

  it("the one approved second is told behind whom it waits", async () => {
    const [first, second] = [await approvedDeployment(test.db, world), await approvedDeployment(test.db, world)];
    await putInState(test.db, second, "awaitingApproval", { approvedAt: null });
    const { planHash } = await getDeployment(test.db, world.organizationId, second);
    const outcome = await approveDeployment(test.db, world.organizationId, {
      deploymentId: second,
      planHash: planHash ?? "",
      by: world.actor,
    });
    const { number } = await getDeployment(test.db, world.organizationId, first);
    expect(outcome).toEqual({ waitsBehind: number });
    expect(await getDeployment(test.db, world.organizationId, second)).toMatchObject({ waitsBehind: number });
  });

  it("two can never hold one environment", async () => {
    const [first, second] = [await approvedDeployment(test.db, world), await approvedDeployment(test.db, world)];
    await putInState(test.db, first, "applying");
    const intrusion = test.db.prisma.deployment.update({ where: { id: second }, data: { state: "applying" } });
    await expect(intrusion).rejects.toMatchObject({ code: "P2002" });
  });

  it("what has not begun is cancelled at once, and what is over cannot be", async () => {
    const { id } = await ask();
    const cancel = () => requestCancel(test.db, world.organizationId, { deploymentId: id, by: world.actor });
    expect(await cancel()).toEqual({ state: "cancelled" });
    await expect(cancel()).rejects.toMatchObject({ code: "conflict" });
    const events = await listEvents(test.db, world.organizationId, { deploymentId: id, afterSequence: 0, limit: 100 });
    expect(events.at(-1)?.event).toMatchObject({ type: "finished", result: "cancelled" });
  });
});

describe("audit", () => {
  it("is one whole chain under concurrent writers", async () => {
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(await verifyAudit(test.db, world.organizationId)).toMatchObject({ first: 1, findings: [] });
  });
});

describe("people and processes", () => {
  it("a session ends when it is revoked, expired, or its person disabled", async () => {
    const open = (lifetimeMs = 60_000) => createSession(test.db, { userId: world.user.id, lifetimeMs, method: "passphrase" });
    const id = await open();
    expect(await findLiveSession(test.db, id)).toMatchObject({ userId: world.user.id, userName: "Mira" });
    expect(await revokeSessions(test.db, world.user.id, id)).toEqual([id]);
    expect(await findLiveSession(test.db, id)).toBeUndefined();
    expect(await findLiveSession(test.db, await open(-1))).toBeUndefined();
    const other = await open();
    await test.db.prisma.user.update({ where: { id: world.user.id }, data: { disabledAt: new Date() } });
    expect(await findLiveSession(test.db, other)).toBeUndefined();
  });

  it("a worker counts while it beats", async () => {
    await beatWorker(test.db, "w1");
    expect(await countLiveWorkers(test.db)).toBe(1);
    await test.db.pool.query("UPDATE worker SET seen_at = now() - interval '1 minute'");
    expect(await countLiveWorkers(test.db)).toBe(0);
    await removeWorker(test.db, "w1");
  });

  it("the demo is made once, and follows a new passphrase", async () => {
    const made = await createDemo(test.db, { masterKey: TEST_MASTER_KEY, passphrase: "first" });
    expect(await createDemo(test.db, { masterKey: TEST_MASTER_KEY, passphrase: "second" })).toEqual(made);
    const user = await findUserByEmail(test.db, ` ${DEMO.email.toUpperCase()} `);
    expect(await isPasswordCorrect(user?.passwordHash ?? null, "second")).toBe(true);
    expect(await isPasswordCorrect(user?.passwordHash ?? null, "first")).toBe(false);
    expect(await isPasswordCorrect(null, "second")).toBe(false);
    expect(await listConnections(test.db, made.organizationId)).toHaveLength(3);
  });

  it("there is one installation, whoever asks first", async () => {
    await Promise.all(Array.from({ length: 4 }, () => ensureInstallation(test.db, TEST_MASTER_KEY)));
    expect(await test.db.prisma.installation.count()).toBe(1);
    expect((await getInstallation(test.db, TEST_MASTER_KEY)).tokenKey).toHaveLength(32);
    await expect(getInstallation(test.db, { version: 1, key: new Uint8Array(32) })).rejects.toMatchObject({ code: "internal" });
  });
});
