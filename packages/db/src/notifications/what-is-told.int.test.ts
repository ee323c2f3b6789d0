import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordConnectionTest } from "../connections/connection-tests.ts";
import { setBudget } from "../dashboard/budgets.ts";
import { recordEnvironmentCost } from "../dashboard/environment-costs.ts";
import { recordDrift } from "../drift/record-drift.ts";
import { acceptInvitation } from "../people/accept-invitation.ts";
import { createInvitations } from "../people/invitations.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createToken, extendToken } from "../tokens/access-tokens.ts";
import { tellEndingTokens } from "../tokens/tell-ending-tokens.ts";
import { approvedDeployment, createWorld, type World } from "../world.testing.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

/** What was noted to be told in the world, in order. */
async function noted() {
  const rows = await test.db.prisma.notificationEvent.findMany({
    where: { organizationId: world.organizationId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true, body: true },
  });
  return rows.map(({ kind, body }) => ({ kind, ...(body as object) }));
}

const DAY_MS = 86_400_000;

const found = (address: string, severity: "high" | "low") =>
  ({ address, component: "a", type: "T", kind: "changed", path: "Count", recorded: 1, observed: 2, severity, why: "x" }) as const;

describe("what is noted to be told", () => {
  it("of a connection is each change between working and not, and nothing else", async () => {
    const { id: connectionId, updatedAt } = world.connection;
    for (const isPassed of [false, true, true, false, false, true]) {
      await recordConnectionTest(test.db, world.organizationId, { connectionId, updatedAt, isPassed, message: "said" });
    }
    expect((await noted()).map(({ kind }) => kind)).toEqual(["connection.mended", "connection.broken", "connection.mended"]);
  });

  it("of a budget is the change that passes it, once", async () => {
    const { organizationId, actor, environment } = world;
    await setBudget(test.db, organizationId, { projectId: world.project.id, monthlyUsd: 100, actor });
    await setBudget(test.db, organizationId, { monthlyUsd: 1_000, actor });
    for (const [basis, monthlyUsd] of [
      ["a", 60],
      ["b", 120],
      ["c", 130],
      ["d", 90],
      ["e", 110],
    ] as const) {
      await recordEnvironmentCost(test.db, organizationId, {
        environmentId: environment.id,
        cost: { basis, monthlyUsd, isAtLeast: false },
      });
    }
    expect(await noted()).toMatchObject([
      { kind: "budget.reached", project: { id: world.project.id }, facts: { budgetUsd: 100, monthlyUsd: 120 } },
      { kind: "budget.reached", facts: { monthlyUsd: 110 } },
    ]);
  });

  it("of drift is what is new and high", async () => {
    const { organizationId, environment } = world;
    const looks = [[found("a.x", "low")], [found("a.x", "low"), found("a.y", "high")], [found("a.y", "high")]];
    const deploymentId = await approvedDeployment(test.db, world);
    for (const address of ["a.x", "a.y"]) {
      const resource = {
        organizationId,
        environmentId: environment.id,
        component: "a",
        type: "T",
        identifier: address,
        body: {},
        deploymentId,
      };
      await test.db.prisma.recordedResource.create({ data: { ...resource, address } });
    }
    for (const findings of looks) {
      await recordDrift(test.db, organizationId, { environmentId: environment.id, looked: ["a.x", "a.y"], findings });
    }
    expect(await noted()).toMatchObject([
      { kind: "drift.found", environment: { slug: "dev" }, facts: { findings: 1, example: "a.y Count" } },
    ]);
  });

  it("of a token is its coming end, once, and again after it was extended", async () => {
    const { organizationId, user, actor } = world;
    const wanted = { userId: user.id, name: "CI", bounds: { permits: "viewer" }, days: 90, actor } as const;
    const { id: tokenId } = await createToken(test.db, organizationId, wanted);
    const [createdAt, expiresAt] = [new Date(Date.now() - 80 * DAY_MS), new Date(Date.now() + DAY_MS)];
    const endsSoon = () => test.db.prisma.accessToken.updateMany({ where: { id: tokenId }, data: { createdAt, expiresAt } });
    await tellEndingTokens(test.db, 10);
    expect(await noted()).toEqual([]);
    await endsSoon();
    await Promise.all([tellEndingTokens(test.db, 10), tellEndingTokens(test.db, 10)]);
    await tellEndingTokens(test.db, 10);
    expect(await noted()).toMatchObject([{ kind: "token.expiring", involvedIds: [user.id], facts: { token: { name: "CI" } } }]);
    await extendToken(test.db, organizationId, { tokenId, days: 90, actor });
    await endsSoon();
    await tellEndingTokens(test.db, 10);
    expect(await noted()).toHaveLength(2);
  });

  it("of an invitation is that somebody came, to whoever invited them", async () => {
    const { organizationId, user, actor } = world;
    const [invited] = await test.db.prisma.$transaction((tx) =>
      createInvitations(tx, organizationId, { emails: [], role: "viewer", actor, userId: user.id }),
    );
    const ken = await test.db.prisma.user.create({ data: { email: `ken-${world.slug}@example.com`, name: "Ken" } });
    await acceptInvitation(test.db, { token: invited?.token ?? "", userId: ken.id, actor: { kind: "user", id: ken.id, name: "Ken" } });
    expect(await noted()).toMatchObject([
      { kind: "invitation.accepted", actorId: ken.id, involvedIds: [user.id], facts: { name: "Ken", role: "viewer" } },
    ]);
  });
});
