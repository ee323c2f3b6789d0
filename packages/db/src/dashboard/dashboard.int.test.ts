import { DAY_MS, measureDelivery, monthCost, monthOf } from "@zerolake/delivery";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordProof } from "../health/environment-proofs.ts";
import { noteHealth, seen } from "../health/health.testing.ts";
import { askOrganizationDeletion, restoreOrganization } from "../organizations/organization-end.ts";
import { createOrphan } from "../orphans/orphan.testing.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, type World } from "../world.testing.ts";
import { listActivity } from "./activity.ts";
import { listBudgets, setBudget } from "./budgets.ts";
import { addStage, givenCalls, givenDeployment, givenEvents, HOUR_MS } from "./dashboard.testing.ts";
import { deleteDashboardView, listDashboardViews, saveDashboardView } from "./dashboard-views.ts";
import { listDataProofs } from "./data-proofs.ts";
import { listEndedDeployments } from "./ended-deployments.ts";
import { listUnpricedEnvironments, recordEnvironmentCost } from "./environment-costs.ts";
import { countEnvironmentStates } from "./environment-states.ts";
import { listIllComponents } from "./ill-components.ts";
import { loadMonthlyCosts } from "./monthly-costs.ts";
import { listBrokenConnections, listEndingEnvironments, listFailedRuns, listWaitingPlans } from "./needs-person.ts";
import { countOpenFindings } from "./open-findings.ts";
import { listRunningDeployments } from "./running-deployments.ts";
import { listScopeChoices } from "./scope-choices.ts";
import { createWallboardLink, findWallboard, listWallboardLinks, revokeWallboardLink } from "./wallboard-links.ts";

let test: TestDatabase;
let world: World;
let prod: string;
const now = Date.now();
const ago = (hours: number) => new Date(now - hours * HOUR_MS);
const TOTALS = { create: 3, update: 1, replace: 1, destroy: 0, adopt: 0, read: 0, unchanged: 4, deferred: 0 };
const ERROR = { class: "permission", code: "AccessDenied", message: "You may not create a bucket.", remedy: "Allow it." } as const;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  prod = (await addStage(test.db, world, { name: "prod", position: 1, cloud: "azure" })).id;
  // Another organisation in which much happens; nothing of it may be counted.
  await fill(await createWorld(test.db));
});
afterAll(() => test.drop());

/** Something of every kind. */
async function fill(at: World): Promise<void> {
  const { db } = test;
  await givenDeployment(db, at, { state: "failed", startedAt: ago(5), finishedAt: ago(4) });
  await givenDeployment(db, at, { state: "applying", startedAt: ago(1), planTotals: TOTALS });
  await givenDeployment(db, at, { state: "awaitingApproval" });
  await db.prisma.connection.update({
    where: { id: at.connection.id },
    data: { isTestPassed: false, testedAt: ago(1), testMessage: "No." },
  });
  await db.prisma.environmentSchedule.create({
    data: { organizationId: at.organizationId, environmentId: at.environment.id, expiresAt: new Date(now + DAY_MS) },
  });
  await givenDrift(at, "high", 20);
  await createOrphan(db, at);
  await noteHealth(db, at, [seen({ status: "bad" })]);
  await recordEnvironmentCost(db, at.organizationId, {
    environmentId: at.environment.id,
    cost: { basis: "x", monthlyUsd: 1_000, isAtLeast: false },
  });
  await setBudget(db, at.organizationId, { monthlyUsd: 99, actor: at.actor });
}

async function givenDrift(at: World, severity: "high" | "low", hours: number): Promise<void> {
  await test.db.prisma.driftFinding.create({
    data: {
      organizationId: at.organizationId,
      environmentId: at.environment.id,
      address: `a.${severity}`,
      component: "a",
      type: "T",
      kind: "changed",
      path: `${severity}`,
      severity,
      why: "x",
      firstSeenAt: ago(hours),
      lastSeenAt: ago(1),
    },
  });
}

describe("the dashboard of an organisation in which nothing happened", () => {
  it("is empty, whatever happens in others", async () => {
    const { db } = test;
    const { organizationId } = world;
    expect(await countEnvironmentStates(db, organizationId)).toMatchObject({ total: 2, stages: [{ stage: "dev" }, { stage: "prod" }] });
    expect(await listRunningDeployments(db, organizationId, { limit: 5 })).toEqual({ listed: [], total: 0 });
    expect(await listEndedDeployments(db, organizationId, { period: { from: now - DAY_MS, to: now } })).toEqual([]);
    expect(await listFailedRuns(db, organizationId, { limit: 5 })).toEqual({ listed: [], total: 0 });
    for (const list of [listWaitingPlans, listBrokenConnections, listBudgets]) expect(await list(db, organizationId)).toEqual([]);
    expect(await listEndingEnvironments(db, organizationId, { withinDays: 7 })).toEqual([]);
    expect(await listIllComponents(db, organizationId, { limit: 5 })).toMatchObject({ listed: [], total: 0 });
    expect(await listDataProofs(db, organizationId, { limit: 5 })).toMatchObject({ listed: [], total: 0, late: 0 });
    expect(await countOpenFindings(db, organizationId)).toEqual({
      drift: { high: 0, medium: 0, low: 0 },
      oldestDriftAt: null,
      orphans: 0,
      oldestOrphanAt: null,
    });
    const costs = await loadMonthlyCosts(db, organizationId, { now, limit: 5 });
    expect(costs).toEqual({ steps: [], environments: [], projects: [], budgetUsd: null, isAtLeast: false });
  });
});

describe("what needs a person", () => {
  it("is there with its place and its first cause, and in the scope that it is asked for", async () => {
    const { db } = test;
    const { organizationId } = world;
    await fill(world);
    const failed = await givenDeployment(db, world, {
      environmentId: prod,
      state: "failed",
      startedAt: ago(3),
      finishedAt: ago(2),
      summary: "1 failed",
    });
    await givenEvents(db, world, failed, [
      { type: "log", level: "info", message: "hello" },
      { type: "stepFailed", address: "store.bucket", action: "create", error: ERROR },
      { type: "stepFailed", address: "later.thing", action: "create", error: { ...ERROR, message: "Something else." } },
    ]);
    const waiting = await listWaitingPlans(db, organizationId);
    expect(waiting).toMatchObject([
      { number: 3, project: { name: "Lake" }, environment: { slug: "dev" }, terms: { approvalRule: "oneApprover" } },
    ]);
    const { listed, total } = await listFailedRuns(db, organizationId, { limit: 5 });
    expect(total).toBe(1);
    expect(listed).toMatchObject([
      { id: failed, environment: { slug: "prod" }, summary: "1 failed", cause: { address: "store.bucket", message: ERROR.message } },
    ]);
    expect(await listBrokenConnections(db, organizationId)).toMatchObject([{ name: "Sandbox", message: "No." }]);
    expect(await listEndingEnvironments(db, organizationId, { withinDays: 7 })).toMatchObject([{ id: world.environment.id }]);
    expect((await listFailedRuns(db, organizationId, { limit: 5, stage: "dev" })).total).toBe(0);
    expect(await listWaitingPlans(db, organizationId, { cloud: "azure" })).toEqual([]);
    expect(await listWaitingPlans(db, organizationId, { ownerId: crypto.randomUUID() })).toEqual([]);
  });

  it("is no failure any more once somebody tries again", async () => {
    const { db } = test;
    await givenDeployment(db, world, { state: "failed", startedAt: ago(3), finishedAt: ago(2) });
    await givenDeployment(db, world, { state: "applying", startedAt: ago(1) });
    expect((await listFailedRuns(db, world.organizationId, { limit: 5 })).total).toBe(0);
  });
});

describe("environments", () => {
  it("are counted once, by the first thing that is true of them", async () => {
    const { db } = test;
    const { organizationId } = world;
    const stateOf = async () => (await countEnvironmentStates(db, organizationId, { stage: "dev" })).stages[0]?.counts;
    expect(await stateOf()).toMatchObject({ empty: 1 });
    const data = { deployedVersionId: world.version.id };
    await db.prisma.environment.update({ where: { id: world.environment.id }, data });
    expect(await stateOf()).toMatchObject({ deployed: 1, empty: 0 });
    await givenDrift(world, "low", 2);
    expect(await stateOf()).toMatchObject({ drifted: 1, deployed: 0 });
    await givenDeployment(db, world, { state: "failed", startedAt: ago(3), finishedAt: ago(2) });
    expect(await stateOf()).toMatchObject({ failed: 1, drifted: 0 });
    await givenDeployment(db, world, { state: "awaitingApproval" });
    expect(await stateOf()).toMatchObject({ waiting: 1, failed: 0 });
    expect(await countEnvironmentStates(db, organizationId)).toMatchObject({ total: 2, clouds: [{ count: 1 }, { count: 1 }] });
    expect(await listScopeChoices(db, organizationId)).toEqual({
      stages: ["dev", "prod"],
      clouds: ["aws", "azure"],
      owners: [{ id: world.user.id, name: "Mira" }],
    });
  });
});

describe("running deployments", () => {
  it("tell how far they are and when they end, a replacement being two calls", async () => {
    const { db } = test;
    const id = await givenDeployment(db, world, { state: "applying", startedAt: ago(1), planTotals: TOTALS });
    await givenEvents(db, world, id, [{ type: "planned", planHash: "x", totals: TOTALS, expectedMinutes: [60, 90] }]);
    await givenCalls(db, world, id, 4);
    const { listed, total } = await listRunningDeployments(db, world.organizationId, { limit: 5 });
    expect(total).toBe(1);
    expect(listed).toMatchObject([
      { id, done: 4, total: 6, environment: { slug: "dev" }, expectedEnd: [ago(0), new Date(now + HOUR_MS / 2)] },
    ]);
  });
});

describe("deployments that are over", () => {
  it("give the figures that were counted by hand", async () => {
    const { db } = test;
    const { organizationId } = world;
    await db.prisma.blueprintVersion.update({ where: { id: world.version.id }, data: { createdAt: ago(30) } });
    await givenDeployment(db, world, { state: "succeeded", startedAt: ago(21), finishedAt: ago(20) });
    await givenDeployment(db, world, { state: "succeeded", startedAt: ago(19), finishedAt: ago(18) });
    await givenDeployment(db, world, { environmentId: prod, state: "failed", startedAt: ago(12), finishedAt: ago(10) });
    await givenDeployment(db, world, {
      environmentId: prod,
      state: "succeeded",
      purpose: "promotion",
      startedAt: ago(8),
      finishedAt: ago(6),
    });
    await givenDeployment(db, world, { state: "succeeded", purpose: "hibernation", startedAt: ago(5), finishedAt: ago(4) });
    // Never began to change anything.
    await givenDeployment(db, world, { state: "failed", finishedAt: ago(3) });
    // Long ago.
    await givenDeployment(db, world, { state: "failed", startedAt: ago(24 * 60), finishedAt: ago(24 * 59) });
    const period = { from: now - DAY_MS, to: now };
    const attempts = await listEndedDeployments(db, organizationId, { period });
    expect(attempts).toHaveLength(5);
    expect(measureDelivery(attempts, period)).toEqual({
      deploymentFrequency: 3,
      // 10 hours to dev, 24 to prod; the second time in dev does not count.
      leadTime: 17 * HOUR_MS,
      changeFailureRate: 1 / 4,
      timeToRestore: 4 * HOUR_MS,
      successRate: 4 / 5,
      medianDuration: HOUR_MS,
    });
    expect(await listEndedDeployments(db, organizationId, { period, cloud: "azure" })).toHaveLength(2);
  });
});

describe("what is deployed costs", () => {
  it("as much as was worked out when it changed, and again when it has changed since", async () => {
    const { db } = test;
    const { organizationId } = world;
    const environmentId = world.environment.id;
    const mine = async (prices = "2026") =>
      (await listUnpricedEnvironments(db, { prices, limit: 1_000 })).filter((each) => each.organizationId === organizationId);
    expect(await mine()).toEqual([]);
    await db.prisma.environment.update({ where: { id: environmentId }, data: { deployedVersionId: world.version.id } });
    const [owed] = await mine();
    expect(owed).toMatchObject({ environmentId, versionId: world.version.id, isAsleep: false });
    const cost = { basis: owed?.basis ?? "", monthlyUsd: 300, isAtLeast: true };
    await recordEnvironmentCost(db, organizationId, { environmentId, cost });
    expect(await mine()).toEqual([]);
    expect(await mine("2027")).toMatchObject([{ environmentId }]);
    await db.prisma.environment.update({ where: { id: environmentId }, data: { deployedVersionId: null } });
    expect(await mine()).toMatchObject([{ versionId: null }]);
    await recordEnvironmentCost(db, organizationId, { environmentId });
    expect(await mine()).toEqual([]);
    expect((await loadMonthlyCosts(db, organizationId, { now: Date.now(), limit: 5 })).environments).toEqual([]);
  });

  it("by environment and project, against the budget, from the moment on that it changed", async () => {
    const { db } = test;
    const { organizationId } = world;
    const span = { organizationId, projectId: world.project.id, isAtLeast: false, basis: "x" };
    const from = monthOf(now).from;
    await db.prisma.environmentCost.createMany({
      data: [
        { ...span, environmentId: prod, since: new Date(from - 90 * DAY_MS), until: null, monthlyUsd: 200 },
        {
          ...span,
          environmentId: world.environment.id,
          since: new Date(from - 90 * DAY_MS),
          until: new Date(from - 80 * DAY_MS),
          monthlyUsd: 7_000,
        },
        { ...span, environmentId: world.environment.id, since: new Date(from - 3 * DAY_MS), until: new Date(from), monthlyUsd: 500 },
        { ...span, environmentId: world.environment.id, since: new Date(from), until: null, monthlyUsd: 100 },
      ],
    });
    await setBudget(db, organizationId, { monthlyUsd: 1_000, actor: world.actor });
    await setBudget(db, organizationId, { projectId: world.project.id, monthlyUsd: 250, actor: world.actor });
    const costs = await loadMonthlyCosts(db, organizationId, { now, limit: 5 });
    expect(costs).toMatchObject({
      budgetUsd: 1_000,
      environments: [{ id: prod, monthlyUsd: 200 }, { monthlyUsd: 100 }],
      projects: [{ name: "Lake", monthlyUsd: 300, environments: 2, budgetUsd: 250 }],
    });
    expect(monthCost(costs.steps, now)).toMatchObject({ runRateUsd: 300, forecastUsd: expect.closeTo(300, 3) });
    expect((await loadMonthlyCosts(db, organizationId, { now, limit: 5, stage: "prod" })).projects).toMatchObject([{ monthlyUsd: 200 }]);
    expect(await listBudgets(db, organizationId)).toMatchObject([{ project: null }, { project: { name: "Lake" }, monthlyUsd: 250 }]);
    await setBudget(db, organizationId, { monthlyUsd: null, actor: world.actor });
    expect(await listBudgets(db, organizationId)).toHaveLength(1);
    await expect(setBudget(db, organizationId, { monthlyUsd: -1, actor: world.actor })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("drift and orphans", () => {
  it("are counted by severity with the age of the oldest; what is put aside is not", async () => {
    const { db } = test;
    await givenDrift(world, "high", 48);
    await givenDrift(world, "low", 12);
    await createOrphan(db, world);
    await db.prisma.driftFinding.updateMany({
      where: { organizationId: world.organizationId, severity: "low" },
      data: { state: "ignored", ignoredUntil: new Date(now + DAY_MS) },
    });
    const found = await countOpenFindings(db, world.organizationId);
    expect(found).toMatchObject({ drift: { high: 1, medium: 0, low: 0 }, oldestDriftAt: ago(48), orphans: 1 });
    expect((await countOpenFindings(db, world.organizationId, { stage: "prod" })).drift.high).toBe(0);
  });
});

describe("activity", () => {
  it("is what was done, newest first, with the project that it is in", async () => {
    const done = await listActivity(test.db, world.organizationId, { actions: ["project.create", "environment.create"], limit: 10 });
    expect(done.map(({ action, actorName, project }) => [action, actorName, project?.name])).toEqual([
      ["environment.create", "Mira", "Lake"],
      ["project.create", "Mira", "Lake"],
    ]);
  });
});

describe("views and links", () => {
  it("a view is its person's own, and saving it again replaces it", async () => {
    const { db } = test;
    const { organizationId } = world;
    const userId = world.user.id;
    await saveDashboardView(db, organizationId, { userId, name: "Prod", filters: { stage: "prod" } });
    await saveDashboardView(db, organizationId, { userId, name: "Prod", filters: { stage: "prod", range: "90" } });
    const [view, ...others] = await listDashboardViews(db, organizationId, userId);
    expect([view?.filters, others]).toEqual([{ stage: "prod", range: "90" }, []]);
    const stranger = { userId: crypto.randomUUID(), viewId: view?.id ?? "" };
    expect(await listDashboardViews(db, organizationId, stranger.userId)).toEqual([]);
    await expect(deleteDashboardView(db, organizationId, stranger)).rejects.toMatchObject({ code: "notFound" });
    await deleteDashboardView(db, organizationId, { userId, viewId: view?.id ?? "" });
    expect(await listDashboardViews(db, organizationId, userId)).toEqual([]);
  });

  it("a link opens its organisation until it is revoked, and its token is stored nowhere", async () => {
    const { db } = test;
    const { organizationId, actor } = world;
    const { id, token } = await createWallboardLink(db, organizationId, { name: "Kitchen", actor });
    expect(await findWallboard(db, token)).toMatchObject({ organizationId });
    expect(await findWallboard(db, `${token}x`)).toBeUndefined();
    expect(JSON.stringify(await db.prisma.wallboardLink.findMany())).not.toContain(token);
    expect(await listWallboardLinks(db, organizationId)).toMatchObject([
      { id, name: "Kitchen", createdBy: "Mira", lastUsedAt: expect.any(Date) },
    ]);
    await revokeWallboardLink(db, organizationId, { linkId: id, actor });
    expect(await findWallboard(db, token)).toBeUndefined();
    await expect(revokeWallboardLink(db, organizationId, { linkId: id, actor })).rejects.toMatchObject({ code: "notFound" });
  });

  it("a link opens nothing while its organisation waits for its end, and everything again when it was restored", async () => {
    const { db } = test;
    const { organizationId, actor } = world;
    const { token } = await createWallboardLink(db, organizationId, { name: "Hall", actor });
    await askOrganizationDeletion(db, organizationId, { actor, now: new Date() });
    expect(await findWallboard(db, token)).toBeUndefined();
    await restoreOrganization(db, organizationId, { actor });
    expect(await findWallboard(db, token)).toMatchObject({ organizationId });
  });
});

const dev = () => world.environment.id;
const at = (id: string) => ({ organizationId: world.organizationId, environment: { id } });
const since = (hours: number) => ({ sinceMs: now - hours * HOUR_MS });

describe("health", () => {
  it("lists each ill component once, the worst first and the longest ill before the others", async () => {
    const { db } = test;
    await noteHealth(db, at(dev()), [
      seen({ status: "warn", value: 70, ...since(9) }),
      seen({ component: "b", status: "bad", value: 900, ...since(1) }),
      seen({ component: "b", signal: "b.x#errors", status: "warn", ...since(20) }),
      seen({ component: "c" }),
    ]);
    await noteHealth(db, at(prod), [seen({ status: "bad", value: 700, ...since(2) }), seen({ component: "d", status: "unknown" })]);
    const ill = await listIllComponents(db, world.organizationId, { limit: 2 });
    expect(ill).toMatchObject({ total: 3, environments: { ok: 0, warn: 0, bad: 2, unknown: 0 } });
    expect(ill.listed).toMatchObject([
      { component: "a", environment: { slug: "prod" }, status: "bad", value: 700, threshold: 600, unit: "seconds", since: ago(2) },
      { component: "b", environment: { slug: "dev" }, status: "bad", threshold: 600 },
    ]);
    const narrowed = await listIllComponents(db, world.organizationId, { limit: 5, cloud: "aws" });
    expect(narrowed.listed.map(({ component, threshold }) => [component, threshold])).toEqual([
      ["b", 600],
      ["a", 60],
    ]);
  });

  it("of long ago is not known any more, and what sleeps is neither well nor ill", async () => {
    const { db } = test;
    await noteHealth(db, at(dev()), [seen({ status: "bad" })]);
    await noteHealth(db, at(prod), [seen()]);
    const health = async () => (await countEnvironmentStates(db, world.organizationId)).stages.map((stage) => stage.health);
    const NONE = { ok: 0, warn: 0, bad: 0, unknown: 0 };
    expect(await health()).toEqual([
      { ...NONE, bad: 1 },
      { ...NONE, ok: 1 },
    ]);
    await db.prisma.environmentHealth.update({ where: { environmentId: dev() }, data: { lookedAt: ago(1) } });
    await db.prisma.environment.update({ where: { id: prod }, data: { asleepSince: ago(1) } });
    expect(await health()).toEqual([{ ...NONE, unknown: 1 }, NONE]);
    const ill = await listIllComponents(db, world.organizationId, { limit: 5 });
    expect(ill).toMatchObject({ total: 0, environments: { ...NONE, unknown: 1 } });
  });
});

describe("data proof", () => {
  const check = { name: "planAgain", expected: "x", found: "y", tookMs: 1, deviations: [] } as const;

  it("is the last verification of what is deployed, and whether its data is late; what did not pass comes first", async () => {
    const { db } = test;
    const org = world.organizationId;
    const prove = async (environmentId: string, result: "passed" | "failed") => {
      const deploymentId = await givenDeployment(db, world, { environmentId, state: "succeeded" });
      await db.prisma.environment.update({ where: { id: environmentId }, data: { deployedVersionId: world.version.id } });
      await recordProof(db, org, { deploymentId, checks: [{ ...check, result }] });
    };
    await prove(dev(), "passed");
    await noteHealth(db, at(dev()), [
      seen({ kind: "freshness", status: "warn", value: 90 }),
      seen({ component: "b", kind: "freshness", status: "ok", value: 500 }),
    ]);
    await prove(prod, "failed");
    const third = (await addStage(db, world, { name: "test", position: 2 })).id;
    await db.prisma.environment.update({ where: { id: third }, data: { deployedVersionId: world.version.id } });
    const proofs = await listDataProofs(db, org, { limit: 5 });
    expect(proofs).toMatchObject({ total: 3, late: 1, results: { passed: 1, failed: 1, none: 1, unknown: 0 } });
    expect(proofs.listed).toMatchObject([
      { environment: { slug: "prod" }, result: "failed", failedCheck: "planAgain", freshness: null },
      { environment: { slug: "test" }, result: "none", provenAt: null },
      { environment: { slug: "dev" }, result: "passed", freshness: { status: "warn", seconds: 90 } },
    ]);
    expect(proofs.listed[0]?.provenAt).toBeInstanceOf(Date);
  });
});
