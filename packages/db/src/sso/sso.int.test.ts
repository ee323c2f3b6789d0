import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { findMembership, listMembershipsOfUser } from "../people/organizations.ts";
import { createSession, findLiveSession } from "../people/sessions.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { setSessionPolicy } from "./session-policy.ts";
import { findSsoConnection, openSsoConnection, recordSsoTest, saveSsoConnection } from "./sso-connection.ts";
import type { OidcSettings } from "./sso-settings.ts";
import { listBreakGlassCandidates, listWithoutIdentity, setSsoState } from "./sso-state.ts";
import { addDomain, domainOfEmail, findDomainSignIn, normalizeDomain, removeDomain, verifyDomain } from "./verified-domains.ts";

const secrets = createSecretBox(TEST_MASTER_KEY);
const SETTINGS: OidcSettings = { protocol: "oidc", issuer: "https://idp.example", clientId: "zerolake", scopes: ["email"] };
const mapping = { email: "email", name: "name", groups: "groups", roles: [], defaultRole: "viewer" as const, isProvisioningOn: true };

let test: TestDatabase;
let world: World;
let domain: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  domain = `${world.slug}.example`;
  await test.db.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: "x" } });
});
afterAll(() => test.drop());

async function save(revision: number, changes: { settings?: Partial<OidcSettings>; clientSecret?: string; mapping?: object } = {}) {
  const { actor, organizationId } = world;
  await saveSsoConnection(test.db, organizationId, {
    settings: { ...SETTINGS, ...changes.settings },
    mapping: { ...mapping, ...changes.mapping },
    ...(changes.clientSecret === undefined ? {} : { clientSecret: changes.clientSecret }),
    revision,
    secrets,
    actor,
  });
}

async function verify(): Promise<void> {
  const { organizationId, actor } = world;
  const { id: domainId } = await addDomain(test.db, organizationId, { domain, actor });
  await verifyDomain(test.db, organizationId, { domainId, by: "dns", actor });
}

async function passTest(): Promise<void> {
  const { organizationId, actor } = world;
  const revision = (await findSsoConnection(test.db, organizationId))?.revision ?? 0;
  await recordSsoTest(test.db, organizationId, { revision, test: { by: "Mira", isPassed: true, claims: {} }, actor });
}

async function setState(state: "off" | "optional" | "required", breakGlassUserId: string | null = world.user.id): Promise<void> {
  const { organizationId, actor } = world;
  const revision = (await findSsoConnection(test.db, organizationId))?.revision ?? 0;
  await setSsoState(test.db, organizationId, { state, breakGlassUserId, revision, actor });
}

async function requireSso(): Promise<void> {
  await save(0, { clientSecret: "hush" });
  await verify();
  await passTest();
  await setState("required");
}

async function addMember(name: string) {
  const user = await test.db.prisma.user.create({ data: { email: `${name}-${world.slug}@example.com`, name, passwordHash: "x" } });
  await test.db.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role: "editor" } });
  return user;
}

function open(): Promise<string> {
  return createSession(test.db, { userId: world.user.id, lifetimeMs: 3_600_000, method: "passphrase" });
}

async function isLive(id: string): Promise<boolean> {
  return (await findLiveSession(test.db, id)) !== undefined;
}

async function age(id: string, column: "created_at" | "last_seen_at", minutes: number): Promise<void> {
  await test.db.pool.query(`UPDATE session SET ${column} = now() - $2 * interval '1 minute' WHERE id = $1`, [id, minutes]);
}

describe("single sign-on is required", () => {
  it("only with a verified domain, a test of these settings, and an owner who can come in without the provider", async () => {
    await save(0);
    await expect(setState("optional")).rejects.toThrow("No domain");
    await verify();
    await expect(setState("required")).rejects.toThrow("have not passed a test");
    await passTest();
    await expect(setState("required", null)).rejects.toThrow("Nobody could come in");
    const ken = await addMember("Ken");
    await expect(setState("required", ken.id)).rejects.toThrow("has to be an owner with a passphrase");
    await setState("required");
    expect(await listWithoutIdentity(test.db, world.organizationId)).toMatchObject([{ name: "Ken" }, { name: "Mira" }]);
    expect(await listBreakGlassCandidates(test.db, world.organizationId)).toMatchObject([{ name: "Mira" }]);
  });

  it("until the settings or the secret change: then it is optional and has to be tested again; a mapping changes nothing of that", async () => {
    await requireSso();
    const state = async () => {
      const found = await findSsoConnection(test.db, world.organizationId);
      return [found?.state, found?.test?.isCurrent];
    };
    await save(1, { mapping: { groups: "roles" } });
    expect(await state()).toEqual(["required", true]);
    await save(2, { settings: { clientId: "another" }, mapping: { groups: "roles" } });
    expect(await state()).toEqual(["optional", false]);
    await passTest();
    await setState("required");
    await save(3, { settings: { clientId: "another" }, clientSecret: "new" });
    expect(await state()).toEqual(["optional", false]);
    expect(await openSsoConnection(test.db, world.organizationId, secrets)).toMatchObject({ clientSecret: "new" });
  });

  it("and from then on a passphrase opens the organisation to the named owner alone, at once", async () => {
    const ken = await addMember("Ken");
    const seen = async (userId: string, method: "passphrase" | "oidc", organizationId: string | null = null) => [
      (await findMembership(test.db, { userId, organizationId, method }, world.slug)) !== undefined,
      (await listMembershipsOfUser(test.db, { userId, organizationId, method })).length === 1,
    ];
    expect(await seen(ken.id, "passphrase")).toEqual([true, true]);
    await requireSso();
    expect(await seen(ken.id, "passphrase")).toEqual([false, false]);
    expect(await seen(ken.id, "oidc", world.organizationId)).toEqual([true, true]);
    expect(await seen(world.user.id, "passphrase")).toEqual([true, true]);
    await test.db.prisma.ssoConnection.update({ where: { organizationId: world.organizationId }, data: { breakGlassUserId: null } });
    expect(await seen(world.user.id, "passphrase")).toEqual([false, false]);
  });

  it("and the log says every step, and no secret", async () => {
    await requireSso();
    const entries = await listAudit(test.db, world.organizationId, { limit: 100 });
    const actions = entries.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["sso.create", "domain.add", "domain.verify", "sso.test", "sso.setState"]));
    expect(JSON.stringify(entries)).not.toContain("hush");
  });

  it("nobody overwrites what somebody else has changed meanwhile", async () => {
    await save(0);
    await save(1);
    await expect(save(1)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a domain", () => {
  it.each([
    ["Acme.Example.", "acme.example"],
    ["münchen.example", "xn--mnchen-3ya.example"],
    ["localhost", undefined],
    ["acme", undefined],
    ["a b.example", undefined],
    ["acme.example/path", undefined],
    ["acme.example#x", undefined],
    ["127.0.0.1", undefined],
  ])("%s is compared as %s", (text, expected) => {
    expect(normalizeDomain(text)).toBe(expected);
  });

  it("of an address is what stands after its last @", () => {
    expect(domainOfEmail('"a@evil.example"@Acme.example')).toBe("acme.example");
    expect(domainOfEmail("@acme.example")).toBeUndefined();
  });

  it("belongs to the first who verifies it, in the whole installation; a mere claim takes it from nobody", async () => {
    const other = await createWorld(test.db);
    const claim = await addDomain(test.db, other.organizationId, { domain, actor: other.actor });
    await save(0);
    await verify();
    await setState("optional");
    expect(await findDomainSignIn(test.db, domain)).toMatchObject({ organizationId: world.organizationId });
    const late = verifyDomain(test.db, other.organizationId, { domainId: claim.id, by: "dns", actor: other.actor });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not removed while its people have to use single sign-on", async () => {
    await requireSso();
    const { organizationId, actor } = world;
    const [{ id: domainId } = { id: "" }] = await test.db.prisma.verifiedDomain.findMany({ where: { organizationId } });
    await expect(removeDomain(test.db, organizationId, { domainId, actor })).rejects.toMatchObject({ code: "blocked" });
    await setState("optional");
    await removeDomain(test.db, organizationId, { domainId, actor });
    expect(await findDomainSignIn(test.db, domain)).toBeUndefined();
  });
});

describe("a session's limits", () => {
  it("are the organisation's: after its lifetime, and when nobody has asked for anything for too long, it is over", async () => {
    const { organizationId, actor } = world;
    const [old, idle, fresh] = [await open(), await open(), await open()];
    await age(old, "created_at", 61);
    await age(idle, "last_seen_at", 16);
    await age(fresh, "last_seen_at", 14);
    expect([await isLive(old), await isLive(fresh)]).toEqual([true, true]);
    await age(idle, "last_seen_at", 16);
    await age(fresh, "last_seen_at", 14);
    await setSessionPolicy(test.db, organizationId, { policy: { lifetimeMinutes: 60, idleMinutes: 15 }, actor });
    expect([await isLive(old), await isLive(idle), await isLive(fresh)]).toEqual([false, false, true]);
    // What was over does not come back by being asked for.
    expect(await isLive(idle)).toBe(false);
  });

  it("of somebody in several organisations are the shortest; single sign-on keeps those of its own", async () => {
    const strict = await createWorld(test.db);
    const policy = { lifetimeMinutes: 30, idleMinutes: null };
    await setSessionPolicy(test.db, strict.organizationId, { policy, actor: strict.actor });
    await test.db.prisma.membership.create({ data: { organizationId: strict.organizationId, userId: world.user.id, role: "viewer" } });
    const everywhere = await open();
    const here = await createSession(test.db, {
      userId: world.user.id,
      lifetimeMs: 3_600_000,
      method: "oidc",
      organizationId: world.organizationId,
    });
    await age(everywhere, "created_at", 31);
    await age(here, "created_at", 31);
    expect([await isLive(everywhere), await isLive(here)]).toEqual([false, true]);
  });
});
