import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, type World } from "../world.testing.ts";
import { acceptInvitation, acceptInvitationAnew } from "./accept-invitation.ts";
import { createInvitations, findInvitation, listInvitations, renewInvitation, revokeInvitation } from "./invitations.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const invite = async (emails: readonly string[] = []) => {
  const { actor, user, organizationId } = world;
  return test.db.prisma.$transaction((tx) => createInvitations(tx, organizationId, { emails, role: "editor", actor, userId: user.id }));
};
const tokenOf = async (email?: string) => (await invite(email ? [email] : []))[0]!.token;
const newcomer = (token: string, email = `${randomUUID()}@example.com`) =>
  acceptInvitationAnew(test.db, { token, name: "Ken", email, passwordHash: "x", from: { address: "192.0.2.1" } });
const existing = async () => {
  const { id, name } = await test.db.prisma.user.create({ data: { email: `${randomUUID()}@example.com`, name: "Lena" } });
  return { userId: id, actor: { kind: "user" as const, id, name } };
};

describe("an invitation", () => {
  it("keeps only the hash of its token", async () => {
    const token = await tokenOf();
    const { rows } = await test.db.pool.query("SELECT * FROM invitation");
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("lets somebody new in with an account of the address that it was sent to, once", async () => {
    const email = `${randomUUID()}@example.com`;
    const token = await tokenOf(email);
    const { userId, organizationSlug } = await newcomer(token, "somebody-else@example.com");
    expect(organizationSlug).toBe(world.slug);
    expect(await test.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ email });
    expect(await test.db.prisma.membership.findFirstOrThrow({ where: { userId } })).toMatchObject({ role: "editor", source: "invited" });
    await expect(newcomer(token)).rejects.toThrow("This invitation was used before.");
    expect((await listAudit(test.db, world.organizationId, { limit: 1 }))[0]).toMatchObject({
      action: "invitation.accept",
      actorId: userId,
      address: "192.0.2.1",
    });
  });

  it("of two people with one link, one gets in", async () => {
    const token = await tokenOf();
    const outcomes = await Promise.allSettled([newcomer(token), newcomer(token)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("lets somebody in who has an account, and makes none beside it", async () => {
    const token = await tokenOf();
    const lena = await existing();
    const { email } = await test.db.prisma.user.findUniqueOrThrow({ where: { id: lena.userId } });
    await expect(newcomer(token, email)).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining("Sign in") });
    await acceptInvitation(test.db, { token, ...lena });
    expect(await test.db.prisma.membership.count({ where: lena.userId ? { userId: lena.userId } : {} })).toBe(1);
  });

  it("gives no member another role, and lets nobody in again who was deactivated", async () => {
    const { user, actor, organizationId } = world;
    await expect(acceptInvitation(test.db, { token: await tokenOf(), userId: user.id, actor })).rejects.toThrow(
      "You are a member already.",
    );
    const lena = await existing();
    const place = { organizationId, userId: lena.userId };
    await test.db.prisma.membership.create({ data: { ...place, role: "viewer", deactivatedAt: new Date() } });
    await expect(acceptInvitation(test.db, { token: await tokenOf(), ...lena })).rejects.toMatchObject({ code: "conflict" });
  });

  it.each([
    ["expired", { expiresAt: new Date(0) }, "has ended"],
    ["revoked", { revokedAt: new Date() }, "was taken back"],
  ])("that is %s says so, and who to ask", async (state, data, words) => {
    const token = await tokenOf();
    await test.db.prisma.invitation.updateMany({ data });
    expect(await findInvitation(test.db, token)).toMatchObject({ state, invitedBy: "Mira" });
    await expect(newcomer(token)).rejects.toThrow(words);
  });

  it("that never was, or of an organisation that is to be deleted, is not found", async () => {
    expect(await findInvitation(test.db, "made up")).toBeUndefined();
    await expect(newcomer("made up")).rejects.toMatchObject({ code: "notFound" });
    const token = await tokenOf();
    await test.db.prisma.organization.update({ where: { id: world.organizationId }, data: { deletionAskedAt: new Date() } });
    expect(await findInvitation(test.db, token)).toBeUndefined();
    await expect(newcomer(token)).rejects.toMatchObject({ code: "notFound" });
  });

  it("sent anew has another link; the old one and a revoked one lead nowhere", async () => {
    const { organizationId, actor } = world;
    const [first] = await invite(["ken@example.com"]);
    const invitationId = first!.id;
    const second = await test.db.prisma.$transaction((tx) => renewInvitation(tx, organizationId, { invitationId, actor }));
    expect(await findInvitation(test.db, first!.token)).toBeUndefined();
    expect(await findInvitation(test.db, second.token)).toMatchObject({ state: "open", email: "ken@example.com" });
    const [third] = await invite(["ken@example.com"]);
    expect(await findInvitation(test.db, second.token)).toMatchObject({ state: "revoked" });
    expect((await listInvitations(test.db, organizationId)).map(({ id }) => id)).toEqual([third!.id]);
    await revokeInvitation(test.db, organizationId, { invitationId: third!.id, actor });
    expect(await listInvitations(test.db, organizationId)).toEqual([]);
  });
});
