import type { Role } from "@zerolake/access";
import { approvedDeployment, createWorld, EMPTY_PLAN, putInState, type World } from "@zerolake/db/testing";
import { planHash } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  owner = await signedIn(world.user.id);
});
afterAll(() => stop());

const signedIn = (userId: string) => consoleOf(services, userId);

async function colleague(role: Role) {
  const { prisma } = services.database;
  const { id: userId } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: role } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId, role } });
  return signedIn(userId);
}

const place = () => ({ organization: world.slug, project: world.project.slug });
const settings = (given: object) => owner.environments.update({ ...place(), environment: world.environment.slug, revision: 0, ...given });

/** A plan that waits for an approval, by its number. */
async function waiting(): Promise<number> {
  const id = await approvedDeployment(services.database, world);
  await putInState(services.database, id, "awaitingApproval", { approvedAt: null, approvalExpiresAt: new Date(Date.now() + 3_600_000) });
  return (await services.database.prisma.deployment.findUniqueOrThrow({ where: { id } })).number;
}

const approve = (who: typeof owner, deployment: number) =>
  who.deployments.approve({ ...place(), deployment, planHash: planHash(EMPTY_PLAN) });

describe("the approval rule of an environment, over the API", () => {
  it("keeps an author out who was told so beforehand, lists the plan for others, and tells whoever is later who was quicker", async () => {
    await settings({ approvalRule: "otherApprover" });
    const deployment = await waiting();
    const run = await owner.deployments.get({ ...place(), deployment });
    expect(run.acts.approve).toMatchObject({ isAllowed: false, reason: expect.stringContaining("you are one of them") });
    expect(run.deployment).toMatchObject({ authors: [world.user.name], approvalRule: "otherApprover" });
    await expect(approve(owner, deployment)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const [ken, lena] = [await colleague("approver"), await colleague("deployer")];
    const listed = await ken.deployments.approvals({ organization: world.slug });
    expect(listed.forMe).toMatchObject([{ number: deployment, expiry: expect.stringMatching(/^expires in \d+ min/) }]);
    expect((await owner.deployments.approvals({ organization: world.slug })).mine).toMatchObject([{ number: deployment }]);
    await approve(ken, deployment);
    await expect(approve(lena, deployment)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await lena.deployments.get({ ...place(), deployment })).deployment).toMatchObject({
      approvedBy: "approver",
      isApprovedByMe: false,
    });
  });

  it("by role lets in whoever has it and refuses everybody else with the names of the roles", async () => {
    await settings({ approvalRule: "role", approvalRoles: ["admin"] });
    const deployment = await waiting();
    await expect(approve(owner, deployment)).rejects.toMatchObject({ code: "FORBIDDEN", message: /approval of an Admin/ });
    const admin = await colleague("admin");
    expect((await admin.deployments.get({ ...place(), deployment })).acts.approve).toEqual({ isAllowed: true });
    await approve(admin, deployment);
  });

  it.each([
    { approvalRule: "committee" },
    { approvalRule: "role", approvalRoles: ["king"] },
    { approvalRule: "role", approvalRoles: [] },
    { approvalRule: "role", approvalRoles: ["viewer"] },
    { approvalDays: 0 },
    { approvalDays: 91 },
    { approvalDays: 1.5 },
  ])("refuses %j, and nothing is stored", async (given) => {
    await expect(settings(given)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { settings: stored } = await owner.environments.overview({ ...place(), environment: world.environment.slug });
    expect(stored).toMatchObject({ approvalRule: "oneApprover", approvalRoles: [], approvalDays: 7 });
  });
});
