import type { Role } from "@zerolake/access";
import { approvedDeployment, createWorld, putInState, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf, consoleOfNobody } from "@/server/trpc/console.testing.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let owner: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  owner = await signedIn(world.user.id);
});
afterAll(() => stop());

const signedIn = (userId: string | undefined) => (userId ? consoleOf(services, userId) : consoleOfNobody(services));

async function colleague(role: Role) {
  const { prisma } = services.database;
  const { id: userId } = await prisma.user.create({ data: { email: `${role}@${world.slug}.example`, name: role } });
  await prisma.membership.create({ data: { organizationId: world.organizationId, userId, role } });
  return signedIn(userId);
}

const at = () => ({ organization: world.slug });
const SCOPE = { range: "7" } as const;

async function waiting(): Promise<void> {
  const id = await approvedDeployment(services.database, world);
  await putInState(services.database, id, "awaitingApproval", { approvedAt: null });
}

describe("what must I do", () => {
  it("is a plan only for those who may approve it, by the rule of its environment", async () => {
    await waiting();
    const { prisma } = services.database;
    const rule = (approvalRule: "oneApprover" | "otherApprover") =>
      prisma.environment.update({ where: { id: world.environment.id }, data: { approvalRule } });
    const [approver, viewer] = [await colleague("approver"), await colleague("viewer")];
    const askedOf = async (who: typeof owner) => (await who.dashboard.needs(at())).approvals.length;
    await rule("oneApprover");
    expect([await askedOf(owner), await askedOf(approver), await askedOf(viewer)]).toEqual([1, 1, 0]);
    await rule("otherApprover");
    expect([await askedOf(owner), await askedOf(approver), await askedOf(viewer)]).toEqual([0, 1, 0]);
  });
});

describe("a wallboard link", () => {
  it("shows its organisation to nobody in particular, without names of people, until it is revoked", async () => {
    await waiting();
    const { id, token } = await owner.wallboards.create({ ...at(), name: "Kitchen" });
    const wall = await signedIn(undefined);
    const { name, tiles } = await wall.wallboards.show({ token, ...SCOPE });
    expect(name).toBe(world.slug);
    expect(tiles).toMatchObject({ needs: { data: { waiting: 1, failedTotal: 0 } }, environments: { data: { total: 1 } } });
    expect(JSON.stringify(tiles)).not.toMatch(/Mira|authorIds|requestedById/);
    await owner.wallboards.revoke({ ...at(), link: id });
    await expect(wall.wallboards.show({ token, ...SCOPE })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(wall.wallboards.show({ token: "x".repeat(43), ...SCOPE })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is made and seen by nobody but owners and admins", async () => {
    for (const role of ["editor", "deployer", "approver", "viewer", "auditor"] as const) {
      const who = await colleague(role);
      await expect(who.wallboards.list(at())).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(who.wallboards.create({ ...at(), name: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const admin = await colleague("admin");
    await admin.wallboards.create({ ...at(), name: "Hall" });
    expect(await admin.wallboards.list(at())).toMatchObject([{ name: "Hall" }]);
  });
});

describe("budgets", () => {
  it("are set for the organisation and for a project, and refused when they are none", async () => {
    await owner.budgets.set({ ...at(), monthlyUsd: 5_000 });
    await owner.budgets.set({ ...at(), project: world.project.slug, monthlyUsd: 100 });
    expect(await owner.budgets.list(at())).toMatchObject([{ project: null, monthlyUsd: 5_000 }, { project: { name: "Lake" } }]);
    expect(await owner.dashboard.costs(at())).toMatchObject({ budgetUsd: 5_000, toDateUsd: 0 });
    expect(await owner.dashboard.costs({ ...at(), stage: "dev" })).toMatchObject({ budgetUsd: null });
    for (const monthlyUsd of [0, -1, Number.NaN, 1e12])
      await expect(owner.budgets.set({ ...at(), monthlyUsd })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(owner.budgets.set({ ...at(), project: "no-such-lake", monthlyUsd: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("views", () => {
  it("are a person's own, also where the role changes nothing, and of members only", async () => {
    const viewer = await colleague("viewer");
    await viewer.dashboard.saveView({ ...at(), name: "Prod", filters: { stage: "prod" } });
    expect(await viewer.dashboard.views(at())).toMatchObject([{ name: "Prod", filters: { stage: "prod" } }]);
    expect(await owner.dashboard.views(at())).toEqual([]);
    const stranger = await signedIn((await createWorld(services.database)).user.id);
    await expect(stranger.dashboard.views(at())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.dashboard.saveView({ ...at(), name: "x", filters: {} })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("bad filters", () => {
  it.each([{ cloud: "mars" }, { owner: "me" }, { stage: "" }, { range: "8" }])("%j is refused", async (given) => {
    await expect(owner.dashboard.deliveries({ ...at(), ...SCOPE, ...(given as object) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
