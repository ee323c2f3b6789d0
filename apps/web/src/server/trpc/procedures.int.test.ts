import type { GrantableRole, Role } from "@zerolake/access";
import { createEnvironment, createGrant, deleteGrant } from "@zerolake/db";
import { approvedDeployment, createWorld, EMPTY_PLAN, putInState, type World } from "@zerolake/db/testing";
import { planHash } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { consoleOf } from "./console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
});
afterAll(() => stop());

async function colleague(role: Role) {
  const { prisma } = services.database;
  const { id } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: "Ken" } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId: id, role } });
  return { id, console: await consoleOf(services, id) };
}

const grant = (userId: string, role: GrantableRole, environmentId?: string) =>
  createGrant(services.database, world.organizationId, {
    userId,
    role,
    projectId: world.project.id,
    actor: world.actor,
    ...(environmentId ? { environmentId } : {}),
  });

async function secondEnvironment(): Promise<string> {
  const { organizationId, project, connection, user, actor } = world;
  const place = { name: "prod", cloud: "aws", tier: "prototype", region: "eu-central-1" } as const;
  const wanted = { projectId: project.id, ...place, connectionId: connection.id, createdById: user.id, actor };
  return (await createEnvironment(services.database, organizationId, wanted)).slug;
}

const at = () => ({ organization: world.slug, project: world.project.slug });
const dev = () => ({ ...at(), environment: world.environment.slug });

describe("a grant in one environment", () => {
  it("lets a viewer do there what the role does, nowhere else, and no longer than it stands", async () => {
    const prod = { ...at(), environment: await secondEnvironment() };
    const { id, console } = await colleague("viewer");
    await expect(console.environments.lock({ ...dev(), reason: "Quarter close" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: "You may not edit environments in dev: that needs the Deployer role, and you are Viewer there.",
    });
    const granted = await grant(id, "deployer", world.environment.id);
    await console.environments.lock({ ...dev(), reason: "Quarter close" });
    await expect(console.environments.lock({ ...prod, reason: "x y z" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(console.projects.rename({ ...at(), name: "Mine" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await deleteGrant(services.database, world.organizationId, { grantId: granted.id, actor: world.actor });
    await expect(console.environments.unlock(dev())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("of an approver lists its plans as theirs, offers the button and approves", async () => {
    const { id, console } = await colleague("editor");
    const deploymentId = await approvedDeployment(services.database, world);
    const waiting = { approvedAt: null, approvalExpiresAt: new Date(Date.now() + 3_600_000) };
    await putInState(services.database, deploymentId, "awaitingApproval", waiting);
    const run = { ...at(), deployment: 1 };
    expect(await console.deployments.approvalCount({ organization: world.slug })).toBe(0);
    expect((await console.deployments.get(run)).acts.approve.isAllowed).toBe(false);
    await grant(id, "approver", world.environment.id);
    expect(await console.deployments.approvalCount({ organization: world.slug })).toBe(1);
    expect((await console.deployments.get(run)).acts.approve.isAllowed).toBe(true);
    await console.deployments.approve({ ...run, planHash: planHash(EMPTY_PLAN) });
  });
});

describe("a grant in a project", () => {
  it("holds for the project and its environments, and changes nothing of the organisation", async () => {
    const { id, console } = await colleague("viewer");
    await grant(id, "admin");
    await console.projects.rename({ ...at(), name: "Lake two" });
    await console.environments.lock({ ...dev(), reason: "Quarter close" });
    const wanted = { organization: world.slug };
    await expect(console.orphans.scan(wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(console.connections.test({ ...wanted, connection: world.connection.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is given once, and every giving and taking is audited", async () => {
    const { id } = await colleague("viewer");
    const { id: grantId } = await grant(id, "editor");
    await expect(grant(id, "editor")).rejects.toMatchObject({ code: "conflict" });
    await grant(id, "editor", world.environment.id);
    await deleteGrant(services.database, world.organizationId, { grantId, actor: world.actor });
    const entries = await services.database.prisma.auditEntry.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } });
    expect(entries.map(({ action, before, after }) => ({ action, change: after ?? before }))).toEqual([
      { action: "grant.create", change: { role: "editor", in: "Lake" } },
      { action: "grant.create", change: { role: "editor", in: "Lake / dev" } },
      { action: "grant.delete", change: { role: "editor", in: "Lake" } },
    ]);
  });
});
