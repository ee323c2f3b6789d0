import { randomUUID } from "node:crypto";
import type { Role } from "@zerolake/access";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, type World } from "../world.testing.ts";
import { changeMemberRole, deactivateMember, leaveOrganization, reactivateMember, removeMember } from "./member-changes.ts";
import { findMembership } from "./organizations.ts";
import { createSession, findLiveSession } from "./sessions.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

async function member(role: Role, data: { source?: string; in?: World } = {}) {
  const user = await test.db.prisma.user.create({ data: { email: `${randomUUID()}@example.com`, name: "Ken" } });
  const { organizationId } = data.in ?? world;
  await test.db.prisma.membership.create({ data: { organizationId, userId: user.id, role, source: data.source ?? "invited" } });
  return user.id;
}
const asOwner = (userId: string) => ({ userId, actor: world.actor, mayDecideAboutOwners: true });
const asAdmin = (userId: string) => ({ userId, actor: world.actor, mayDecideAboutOwners: false });
const roleOf = async (userId: string) => (await findMembership(test.db, { userId, organizationId: null }, world.slug))?.role;
const session = (userId: string, organizationId?: string) =>
  createSession(test.db, { userId, lifetimeMs: 60_000, method: "passphrase", ...(organizationId ? { organizationId } : {}) });

describe("the last owner", () => {
  it.each([
    ["leave", (userId: string) => leaveOrganization(test.db, world.organizationId, { userId, actor: world.actor })],
    ["be removed", (userId: string) => removeMember(test.db, world.organizationId, asOwner(userId))],
    ["be deactivated", (userId: string) => deactivateMember(test.db, world.organizationId, asOwner(userId))],
    ["become less", (userId: string) => changeMemberRole(test.db, world.organizationId, { ...asOwner(userId), role: "admin" })],
  ])("cannot %s, and one who cannot come in counts for none", async (_what, change) => {
    const deactivated = await member("owner");
    await deactivateMember(test.db, world.organizationId, asOwner(deactivated));
    await expect(change(world.user.id)).rejects.toMatchObject({ code: "blocked", hint: expect.stringContaining("Name another owner") });
    await member("owner");
    await change(world.user.id);
    expect(await roleOf(world.user.id)).not.toBe("owner");
  });

  it("is left when two owners take each other out at once", async () => {
    const other = await member("owner");
    const { organizationId } = world;
    const outcomes = await Promise.allSettled([
      removeMember(test.db, organizationId, asOwner(other)),
      removeMember(test.db, organizationId, asOwner(world.user.id)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await test.db.prisma.membership.count({ where: { organizationId, role: "owner" } })).toBe(1);
  });
});

describe("the owner for emergencies", () => {
  it.each([
    ["leave", (userId: string) => leaveOrganization(test.db, world.organizationId, { userId, actor: world.actor })],
    ["be removed", (userId: string) => removeMember(test.db, world.organizationId, asOwner(userId))],
    ["be deactivated", (userId: string) => deactivateMember(test.db, world.organizationId, asOwner(userId))],
    ["become less", (userId: string) => changeMemberRole(test.db, world.organizationId, { ...asOwner(userId), role: "admin" })],
  ])("cannot %s while single sign-on is required: nobody could come in without the provider", async (_what, change) => {
    const { organizationId } = world;
    const breakGlassUserId = await member("owner");
    const connection = { organizationId, protocol: "oidc", settings: {}, mapping: {}, state: "required", breakGlassUserId };
    await test.db.prisma.ssoConnection.create({ data: connection });
    await expect(change(breakGlassUserId)).rejects.toMatchObject({ code: "blocked", hint: expect.stringContaining("for emergencies") });
    await test.db.prisma.ssoConnection.update({ where: { organizationId }, data: { state: "optional" } });
    await change(breakGlassUserId);
    const left = await test.db.prisma.membership.count({ where: { organizationId, role: "owner", deactivatedAt: null } });
    expect(left).toBe(1);
  });
});

describe("changes of members", () => {
  it("an admin decides about everybody but owners, and makes none", async () => {
    const ken = await member("viewer");
    await changeMemberRole(test.db, world.organizationId, { ...asAdmin(ken), role: "deployer" });
    expect(await roleOf(ken)).toBe("deployer");
    for (const change of [
      () => changeMemberRole(test.db, world.organizationId, { ...asAdmin(ken), role: "owner" }),
      () => removeMember(test.db, world.organizationId, asAdmin(world.user.id)),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("members from SCIM are managed there", async () => {
    const ken = await member("viewer", { source: "scim" });
    await expect(removeMember(test.db, world.organizationId, asOwner(ken))).rejects.toThrow("managed there");
  });

  it("another organisation's members are not found", async () => {
    const stranger = await member("viewer", { in: await createWorld(test.db) });
    await expect(removeMember(test.db, world.organizationId, asOwner(stranger))).rejects.toMatchObject({ code: "notFound" });
  });

  it("a deactivated member does not come in until reactivated", async () => {
    const ken = await member("viewer");
    await deactivateMember(test.db, world.organizationId, asOwner(ken));
    expect(await roleOf(ken)).toBeUndefined();
    await reactivateMember(test.db, world.organizationId, asOwner(ken));
    expect(await roleOf(ken)).toBe("viewer");
  });

  it("another role ends no session, and names them all for their pages to look again", async () => {
    const ken = await member("viewer");
    const ids = [await session(ken), await session(ken, world.organizationId)];
    const { sessionIds } = await changeMemberRole(test.db, world.organizationId, { ...asOwner(ken), role: "admin" });
    expect([...sessionIds].sort()).toEqual(ids.sort());
    for (const id of ids) expect(await findLiveSession(test.db, id)).toBeDefined();
  });

  it("a removal ends the sessions that reach only this organisation, and names all for their pages to look again", async () => {
    const [only, both] = [await member("viewer"), await member("viewer")];
    const elsewhere = await createWorld(test.db);
    await test.db.prisma.membership.create({ data: { organizationId: elsewhere.organizationId, userId: both, role: "viewer" } });
    const sessions = { only: await session(only), wide: await session(both), here: await session(both, world.organizationId) };
    await removeMember(test.db, world.organizationId, asOwner(only));
    const { sessionIds } = await removeMember(test.db, world.organizationId, asOwner(both));
    expect([...sessionIds].sort()).toEqual([sessions.wide, sessions.here].sort());
    const isLive = async (id: string) => (await findLiveSession(test.db, id)) !== undefined;
    expect([await isLive(sessions.only), await isLive(sessions.wide), await isLive(sessions.here)]).toEqual([false, true, false]);
  });
});
