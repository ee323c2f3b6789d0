import { createSession, createToken, type Database, findLiveSession, findLiveToken, findMembership, setGroupRoles } from "@zerolake/db";
import { createWorld } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSessionCache } from "@/server/auth/session-cache.ts";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { appRouter } from "@/server/trpc/router.ts";
import { createScimClient, domainOf, type ScimClient } from "./scim-client.testing.ts";

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/** After its person may not come in any more, a session is dead everywhere within this time. */
const DEAD_WITHIN_MS = 2_000;

let services: Services;
let stop: () => Promise<void>;
let db: Database;
let okta: ScimClient;
let here: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  db = services.database;
});
beforeEach(async () => {
  okta = await createScimClient(services);
  here = okta.world.organizationId;
});
afterAll(() => stop());

const send = async (place: string, body?: unknown, status = 200) => {
  const answer = await okta.send(place, body);
  expect([place, answer.status, answer.status === status ? "" : answer.body]).toEqual([place, status, ""]);
  return answer.body;
};
const user = (email: string, more: object = {}) => ({
  schemas: [USER],
  userName: email,
  displayName: "Ken",
  emails: [{ value: email, primary: true }],
  ...more,
});
const setActive = (value: unknown) => ({ schemas: [PATCH], Operations: [{ op: "Replace", path: "active", value }] });
const bring = async (email = `ken@${domainOf(okta.world)}`, more: object = {}): Promise<string> =>
  (await send("POST /Users", user(email, more), 201)).id;
const memberOf = async (email: string, organizationId = here) =>
  db.prisma.membership.findFirst({ where: { organizationId, user: { email } }, include: { user: true } });
const actionsOf = async () =>
  (await db.prisma.auditEntry.findMany({ where: { organizationId: here, actorKind: "client" }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

describe("a person whom SCIM brings", () => {
  it("becomes a member with an account inside a verified domain, and everything is audited in the token's name", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email.toUpperCase());
    expect(await memberOf(email)).toMatchObject({
      role: "viewer",
      source: "scim",
      deactivatedAt: null,
      user: { name: "Ken", passwordHash: null },
    });
    await send(`PATCH /Users/${id}`, setActive("False"));
    expect((await memberOf(email))?.deactivatedAt).toBeInstanceOf(Date);
    await send(`PATCH /Users/${id}`, setActive("True"));
    expect((await memberOf(email))?.deactivatedAt).toBeNull();
    await send(`DELETE /Users/${id}`, undefined, 204);
    expect(await memberOf(email)).toMatchObject({ deactivatedAt: expect.any(Date), source: "invited", role: "viewer" });
    expect(await actionsOf()).toEqual([
      "scimUser.create",
      "member.join",
      "scimUser.update",
      "member.deactivate",
      "scimUser.update",
      "member.reactivate",
      "member.deactivate",
      "scimUser.delete",
    ]);
  });

  it("who is switched off stays so until the provider says otherwise", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email, { active: false });
    expect(await memberOf(email)).toBeNull();
    const { active: _unsaid, ...silent } = user(email, { active: true }) as Record<string, unknown>;
    expect(await send(`PUT /Users/${id}`, silent)).toMatchObject({ active: false });
    expect(await send(`PATCH /Users/${id}`, { schemas: [PATCH], Operations: [{ op: "remove", path: "active" }] })).not.toHaveProperty(
      "active",
    );
    expect(await memberOf(email)).toBeNull();
    await send(`PATCH /Users/${id}`, setActive(true));
    expect(await memberOf(email)).toMatchObject({ deactivatedAt: null });
  });

  it("comes back with a new record, without what a group gave before", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email);
    const { id: groupId } = await send("POST /Groups", { schemas: [GROUP], displayName: "Admins", members: [{ value: id }] }, 201);
    await setGroupRoles(db, here, { roles: [{ groupId, role: "admin" }], actor: okta.world.actor });
    expect((await memberOf(email))?.role).toBe("admin");
    await send(`DELETE /Users/${id}`, undefined, 204);
    await bring(email);
    expect(await memberOf(email)).toMatchObject({ deactivatedAt: null, role: "viewer", source: "scim" });
  });

  it("with an address outside the verified domains is answered alike, known or not, and is no member", async () => {
    const { user: stranger } = await createWorld(db);
    const [known, unknown] = [
      await send("POST /Users", user(stranger.email), 201),
      await send("POST /Users", user("new@elsewhere.example"), 201),
    ];
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect([await memberOf(stranger.email), await memberOf("new@elsewhere.example")]).toEqual([null, null]);
    expect(await db.prisma.user.findUnique({ where: { email: "new@elsewhere.example" } })).toBeNull();
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: stranger.id } })).toMatchObject({ name: stranger.name });
  });

  it("who is a member already is taken over, whatever the address, and keeps the role without a group", async () => {
    const guest = await db.prisma.user.create({ data: { email: `guest-${here}@elsewhere.example`, name: "Guest" } });
    await db.prisma.membership.create({ data: { organizationId: here, userId: guest.id, role: "deployer" } });
    await bring(guest.email);
    expect(await memberOf(guest.email)).toMatchObject({ role: "deployer", source: "scim", user: { name: "Guest" } });
  });

  it("who is elsewhere, too, joins by the verified domain, and their account is left alone", async () => {
    const { organizationId: elsewhere } = await createWorld(db);
    const email = `both@${domainOf(okta.world)}`;
    const both = await db.prisma.user.create({ data: { email, name: "Both", passwordHash: "kept" } });
    await db.prisma.membership.create({ data: { organizationId: elsewhere, userId: both.id, role: "editor" } });
    const id = await bring(email, { displayName: "Renamed" });
    await send(`PATCH /Users/${id}`, { schemas: [PATCH], Operations: [{ op: "replace", value: { displayName: "Again", active: false } }] });
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: both.id } })).toMatchObject({
      name: "Both",
      email,
      passwordHash: "kept",
      disabledAt: null,
    });
    expect(await memberOf(email, elsewhere)).toMatchObject({ role: "editor", deactivatedAt: null });
    expect((await memberOf(email))?.deactivatedAt).toBeInstanceOf(Date);
  });

  it("whose account SCIM has made is renamed with it, until they are elsewhere, too", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email);
    const rename = (displayName: string) =>
      send(`PATCH /Users/${id}`, { schemas: [PATCH], Operations: [{ op: "replace", path: "displayName", value: displayName }] });
    await rename("Kenneth");
    const member = await memberOf(email);
    expect(member?.user.name).toBe("Kenneth");
    const move = (to: string) =>
      send(`PATCH /Users/${id}`, { schemas: [PATCH], Operations: [{ op: "replace", path: "emails", value: [{ value: to }] }] });
    await move(`kenneth@${domainOf(okta.world)}`);
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: member!.userId } })).toMatchObject({
      email: `kenneth@${domainOf(okta.world)}`,
    });
    await move("kenneth@elsewhere.example");
    await move(okta.world.user.email);
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: member!.userId } })).toMatchObject({
      email: `kenneth@${domainOf(okta.world)}`,
    });
    await db.prisma.membership.create({
      data: { organizationId: (await createWorld(db)).organizationId, userId: member!.userId, role: "viewer" },
    });
    await rename("Kenny");
    expect(await db.prisma.user.findUniqueOrThrow({ where: { id: member!.userId } })).toMatchObject({ name: "Kenneth" });
  });
});

describe("roles of groups", () => {
  it("follow the people in them, the most powerful first, and fall back to viewer", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email);
    const group = async (displayName: string) => (await send("POST /Groups", { schemas: [GROUP], displayName }, 201)).id as string;
    const [editors, approvers] = [await group("Editors"), await group("Approvers")];
    await setGroupRoles(db, here, {
      roles: [
        { groupId: editors, role: "editor" },
        { groupId: approvers, role: "approver" },
      ],
      actor: okta.world.actor,
    });
    const roles: (string | undefined)[] = [];
    const change = async (groupId: string, op: string) => {
      await send(`PATCH /Groups/${groupId}`, { schemas: [PATCH], Operations: [{ op, path: "members", value: [{ value: id }] }] });
      roles.push((await memberOf(email))?.role);
    };
    await change(approvers, "add");
    await change(editors, "add");
    await change(editors, "remove");
    await change(approvers, "remove");
    expect(roles).toEqual(["approver", "editor", "approver", "viewer"]);
    await change(editors, "add");
    await send(`DELETE /Groups/${editors}`, undefined, 204);
    expect((await memberOf(email))?.role).toBe("viewer");
  });
});

describe("the last owner", () => {
  it("is never switched off, by a change or by a deletion, and stays owner", async () => {
    const { user: owner } = okta.world;
    const id = await bring(owner.email);
    for (const [place, body] of [[`PATCH /Users/${id}`, setActive(false)], [`DELETE /Users/${id}`]] as const) {
      const { status, scimType } = await send(place, body, 409);
      expect([status, scimType]).toEqual(["409", undefined]);
    }
    expect(await memberOf(owner.email)).toMatchObject({ role: "owner", deactivatedAt: null });
    expect(await send(`GET /Users/${id}`)).toMatchObject({ active: true });
  });

  it("may go once there is another one, and of two who go at once one stays", async () => {
    const second = await db.prisma.user.create({ data: { email: `second-${here}@example.com`, name: "Second" } });
    await db.prisma.membership.create({ data: { organizationId: here, userId: second.id, role: "owner" } });
    const ids = [await bring(okta.world.user.email), await bring(second.email)];
    const statuses = await Promise.all(ids.map(async (id) => (await okta.send(`PATCH /Users/${id}`, setActive(false))).status));
    expect(statuses.sort()).toEqual([200, 409]);
    expect(await db.prisma.membership.count({ where: { organizationId: here, role: "owner", deactivatedAt: null } })).toBe(1);
  });
});

const signIn = async (userId: string, organizationId?: string) => {
  const sessionId = await createSession(db, {
    userId,
    lifetimeMs: 60_000,
    method: organizationId ? "oidc" : "passphrase",
    ...(organizationId ? { organizationId } : {}),
  });
  return (await findLiveSession(db, sessionId))!;
};
const untilDead = async (check: () => Promise<unknown>, since: number): Promise<number> => {
  while (await check()) {
    if (performance.now() - since > 5_000) throw new Error("It is still alive.");
    await new Promise((done) => setTimeout(done, 20));
  }
  return performance.now() - since;
};

async function tokenOf(userId: string): Promise<string> {
  const actor = { kind: "user", id: userId, name: "Ken" } as const;
  return (await createToken(db, here, { userId, name: "CI", days: 1, bounds: { permits: "viewer" }, actor })).token;
}

describe("whoever is switched off", () => {
  it("has no session anywhere within two seconds, in this process or another, and open pages end", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email);
    const { userId } = (await memberOf(email))!;
    const sessions = [await signIn(userId), await signIn(userId, here)];
    // Another web process knows the sessions, too, and hears of nothing but the clock.
    const elsewhere = createSessionCache(db);
    for (const { id } of sessions) expect([await services.sessions.find(id), await elsewhere.find(id)].every(Boolean)).toBe(true);
    const caller = appRouter.createCaller({ requestId: "test", from: {}, session: sessions[1], services });
    const stream = (await caller.live.stream({ organization: okta.world.slug }))[Symbol.asyncIterator]();
    await stream.next();
    const ended = (async () => {
      while (!(await stream.next()).done);
    })().catch((error: { code: string }) => error.code);

    await send(`PATCH /Users/${id}`, setActive(false));
    const since = performance.now();
    const times = await Promise.all([
      ...sessions.map((session) => untilDead(() => services.sessions.find(session.id), since)),
      ...sessions.map((session) => untilDead(() => elsewhere.find(session.id), since)),
      ended.then(() => performance.now() - since),
    ]);
    expect(await ended).toBe("unauthenticated");
    expect(Math.max(...times)).toBeLessThan(DEAD_WITHIN_MS);
    await expect(caller.navigation.organization({ organization: okta.world.slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps what reaches another organisation, and nothing that reaches this one", async () => {
    const other = await createWorld(db);
    const email = `both@${domainOf(okta.world)}`;
    const id = await bring(email);
    const { userId } = (await memberOf(email))!;
    await db.prisma.membership.create({ data: { organizationId: other.organizationId, userId, role: "viewer" } });
    const general = await signIn(userId);
    const single = await signIn(userId, here);
    await send(`PATCH /Users/${id}`, setActive(false));
    expect([await findLiveSession(db, single.id), (await findLiveSession(db, general.id))?.id]).toEqual([undefined, general.id]);
    expect(await findMembership(db, general, okta.world.slug)).toBeUndefined();
    expect(await findMembership(db, general, other.slug)).toMatchObject({ role: "viewer" });
  });

  it("has no token any more, and gets none back with the membership", async () => {
    const email = `ken@${domainOf(okta.world)}`;
    const id = await bring(email);
    const { userId } = (await memberOf(email))!;
    const token = await tokenOf(userId);
    expect(await findLiveToken(db, token)).toMatchObject({ userId });
    await send(`PATCH /Users/${id}`, setActive(false));
    expect(await findLiveToken(db, token)).toBeUndefined();
    await send(`PATCH /Users/${id}`, setActive(true));
    expect(await findLiveToken(db, token)).toBeUndefined();
  });
});
