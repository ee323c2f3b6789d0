import { randomUUID } from "node:crypto";
import { createSession, findLiveSession, findMembership, findSsoConnection, redeemTicket, setSsoState } from "@zerolake/db";
import { exportSPKI } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/sso/[organizationId]/oidc/route.ts";
import { POST as begin } from "@/app/api/sso/begin/route.ts";
import { createTestServices } from "../../services.testing.ts";
import type { Services } from "../../services.ts";
import { beginSso } from "./begin-sso.ts";
import { type ForgingProvider, rsaKey, sign, signingKey, startForgingProvider, unsigned } from "./forging-provider.testing.ts";
import { beginAs, createSsoWorld, outcomeOf, refusalsIn, type SsoWorld, tracesIn, useServices, type Way } from "./sso-world.testing.ts";

const CLIENT = "zerolake";
const NOTHING = { identities: 0, joined: 0, tickets: 0 };

let services: Services;
let stop: () => Promise<void>;
let provider: ForgingProvider;
let world: SsoWorld;
let email: string;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  useServices(services);
  provider = await startForgingProvider();
});
beforeEach(async () => {
  world = await createSsoWorld(services, settings());
  email = `lena@${world.domain}`;
  provider.rotateTo(provider.key);
  provider.tellInUserInfo(undefined);
  provider.claimToBe(undefined);
});
afterAll(async () => {
  await provider.stop();
  await stop();
});

const settings = () => ({ protocol: "oidc" as const, issuer: provider.issuer, clientId: CLIENT, scopes: ["email"] });
const seconds = () => Math.floor(Date.now() / 1_000);

/** What an honest provider would say to this way there. */
function honest(way: Way, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = seconds();
  const nonce = way.url.searchParams.get("nonce");
  const base = { iss: provider.issuer, aud: CLIENT, sub: "lena-1", nonce, iat: now, exp: now + 300 };
  const claims = { ...base, email, name: "Lena Fischer", ...changes };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

const honestly = (claims: Record<string, unknown>) => sign({ header: { alg: "RS256", kid: "key-1" }, claims }, provider.key.privateKey);

/** The browser comes back. */
async function comeBack(
  way: Way,
  { query = {}, cookie = way.cookie, at = world }: { query?: Record<string, string>; cookie?: string; at?: SsoWorld } = {},
) {
  const state = way.url.searchParams.get("state") ?? "";
  const search = new URLSearchParams({ code: "code", state, iss: provider.issuer, ...query });
  const request = new Request(`http://127.0.0.1/api/sso/${at.organizationId}/oidc?${search}`, { headers: { cookie } });
  return outcomeOf(await GET(request, { params: Promise.resolve({ organizationId: at.organizationId }) }));
}

/** All that an answer has led to. */
async function aftermathOf(outcome: { code: string | undefined; ticket: string | undefined }, at = world) {
  const rows = await refusalsIn(services, at.organizationId);
  const refusals = rows.map(({ code, method }) => ({ code, method }));
  return { code: outcome.code, ticket: outcome.ticket, refusals, traces: await tracesIn(services, at.organizationId) };
}

/** Refused with the code, one row in the log, and nothing made. */
const refusedWith = (code: string) => ({ code, ticket: undefined, refusals: [{ code, method: "oidc" }], traces: NOTHING });

async function redeem(way: Way, ticket: string | undefined) {
  const browser = way.cookie.split("=")[1];
  return ticket === undefined ? undefined : redeemTicket(services.database, { ticket, browser });
}

/** Somebody comes back with these claims. */
async function comes(changes: Record<string, unknown>) {
  const way = await beginAs(email);
  provider.handOut(await honestly(honest(way, changes)));
  return comeBack(way);
}

/** How somebody with this address signs in. */
async function ask(address: string, isChosen = false) {
  const body = JSON.stringify({ email: address, to: "/", isChosen });
  return (await begin(new Request("http://127.0.0.1/api/sso/begin", { method: "POST", body }))).json();
}

/** An administrator tests. */
async function testSignIn() {
  const begun = await beginSso(services, { organizationId: world.organizationId, target: "/settings", testedById: world.user.id });
  return { url: new URL(begun.url), cookie: `zerolake.sso-browser=${begun.browser}` };
}

describe("a sign-in through OIDC", () => {
  it("makes account and membership of a domain's person, with the role of the groups, and opens a session once, in this organisation only", async () => {
    const way = await beginAs(email, `/${world.slug}/projects`);
    expect(Object.fromEntries(way.url.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid email",
    });
    provider.handOut(await honestly(honest(way, { groups: ["x", "lake-admins"] })));
    const outcome = await comeBack(way);
    expect(outcome.path).toBe(`/sign-in/complete?to=${encodeURIComponent(`/${world.slug}/projects`)}`);
    const redeemed = await redeem(way, outcome.ticket);
    expect(redeemed).toMatchObject({ organizationId: world.organizationId, protocol: "oidc" });
    expect(await redeem(way, outcome.ticket)).toBeUndefined();
    const sessionId = await createSession(services.database, {
      userId: redeemed?.userId ?? "",
      lifetimeMs: 60_000,
      method: "oidc",
      organizationId: world.organizationId,
    });
    const session = await findLiveSession(services.database, sessionId);
    expect(await findMembership(services.database, session!, world.slug)).toMatchObject({ role: "admin" });
    expect(session).toMatchObject({ userName: "Lena Fischer", userEmail: email });
  });

  it("finds the same person again when the address has changed, and gives the role that the groups say today", async () => {
    const first = await beginAs(email);
    provider.handOut(await honestly(honest(first, { groups: ["lake-admins"] })));
    const before = await redeem(first, (await comeBack(first)).ticket);
    const second = await beginAs(email);
    provider.handOut(await honestly(honest(second, { email: "lena@married.example", groups: [] })));
    const after = await redeem(second, (await comeBack(second)).ticket);
    expect(after?.userId).toBe(before?.userId);
    const { organizationId } = world;
    expect(await services.database.prisma.membership.findFirst({ where: { organizationId, source: "sso" } })).toMatchObject({
      role: "viewer",
    });
  });

  it("links an account that exists inside the domain, and leaves its role alone", async () => {
    const known = await services.database.prisma.user.create({ data: { email, name: "Lena" } });
    await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: known.id, role: "editor" } });
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    expect(await redeem(way, (await comeBack(way)).ticket)).toMatchObject({ userId: known.id });
    const membership = await services.database.prisma.membership.findFirst({ where: { userId: known.id } });
    expect(membership).toMatchObject({ role: "editor", source: "invited" });
  });

  it("goes on at once after the provider has changed its key, and the old key counts no more", async () => {
    const next = await rsaKey("key-2");
    provider.rotateTo(next);
    const way = await beginAs(email);
    provider.handOut(await sign({ header: { alg: "RS256", kid: "key-2" }, claims: honest(way) }, next.privateKey));
    expect((await comeBack(way)).ticket).toBeDefined();
    const late = await beginAs(email);
    provider.handOut(await honestly(honest(late)));
    expect(await comeBack(late)).toMatchObject({ code: "SSO-TOKEN" });
  });

  it.each(["PS256", "ES256", "EdDSA"])("takes a token that is signed with %s", async (alg) => {
    const next = await signingKey("key-2", alg);
    provider.rotateTo(next);
    const way = await beginAs(email);
    provider.handOut(await sign({ header: { alg, kid: "key-2" }, claims: honest(way) }, next.privateKey));
    expect((await comeBack(way)).ticket).toBeDefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ["a list of one audience", { aud: [CLIENT] }],
    ["several audiences, of which we are the party", { aud: [CLIENT, "other"], azp: CLIENT }],
    ["a verified address in the form of text", { email_verified: "true" }],
  ])("takes a token with %s", async (_what, changes) => {
    expect((await comes(changes)).ticket).toBeDefined();
  });

  it("takes what the ID token leaves out from the provider's user info", async () => {
    provider.tellInUserInfo({ sub: "lena-1", email, groups: ["lake-admins"] });
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way, { email: undefined })));
    expect((await comeBack(way)).ticket).toBeDefined();
  });

  it("bears with clocks that differ by less than three minutes", async () => {
    const late = await beginAs(email);
    provider.handOut(await honestly(honest(late, { exp: seconds() - 150, iat: seconds() - 450 })));
    expect((await comeBack(late)).ticket).toBeDefined();
    const early = await beginAs(email);
    provider.handOut(await honestly(honest(early, { nbf: seconds() + 150, iat: seconds() + 150, exp: seconds() + 450 })));
    expect((await comeBack(early)).ticket).toBeDefined();
  });
});

describe("of a token that cannot be trusted nothing comes but a refusal", () => {
  const attacks: Record<string, (claims: (changes?: Record<string, unknown>) => Record<string, unknown>) => Promise<string> | string> = {
    "signed by another key under the same name": async (claims) =>
      sign({ header: { alg: "RS256", kid: "key-1" }, claims: claims() }, (await rsaKey("key-1")).privateKey),
    "without a signature (alg none)": (claims) => unsigned(claims()),
    "signed with the public key as a secret (HS256)": async (claims) =>
      sign({ header: { alg: "HS256", kid: "key-1" }, claims: claims() }, Buffer.from(await exportSPKI(provider.key.publicKey))),
    "signed with the client's secret (HS256)": (claims) =>
      sign({ header: { alg: "HS256" }, claims: claims() }, Buffer.from("a secret of the client")),
    "whose claims were changed after signing": async (claims) => {
      const [header, , signature] = (await honestly(claims())).split(".");
      return `${header}.${Buffer.from(JSON.stringify(claims({ sub: "somebody-else" }))).toString("base64url")}.${signature}`;
    },
    "that has expired": (claims) => honestly(claims({ exp: seconds() - 240, iat: seconds() - 600 })),
    "that is not valid yet": (claims) => honestly(claims({ nbf: seconds() + 240 })),
    "for another audience": (claims) => honestly(claims({ aud: "somebody-else" })),
    "for several audiences and another party": (claims) => honestly(claims({ aud: [CLIENT, "other"], azp: "other" })),
    "of another issuer": (claims) => honestly(claims({ iss: "https://other.example" })),
    "with the nonce of another sign-in": (claims) => honestly(claims({ nonce: randomUUID() })),
    "without a nonce": (claims) => honestly(claims({ nonce: undefined })),
    "that names nobody": (claims) => honestly(claims({ sub: undefined })),
    "that names somebody who cannot be stored": (claims) => honestly(claims({ sub: "lena\u0000" })),
    "that is none": () => "not.a.token",
  };

  it.each(Object.keys(attacks))("a token %s", async (name) => {
    const way = await beginAs(email);
    provider.handOut(await attacks[name]!((changes) => honest(way, changes)));
    expect(await aftermathOf(await comeBack(way))).toEqual(refusedWith("SSO-TOKEN"));
  });

  it("user info of somebody else", async () => {
    provider.tellInUserInfo({ sub: "somebody-else", email });
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way, { email: undefined })));
    expect(await aftermathOf(await comeBack(way))).toEqual(refusedWith("SSO-TOKEN"));
  });

  it("an answer that another provider has mixed in (iss)", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    expect(await aftermathOf(await comeBack(way, { query: { iss: "https://other.example" } }))).toEqual(refusedWith("SSO-TOKEN"));
  });

  it("a discovery document of another issuer", async () => {
    const way = await beginAs(email);
    provider.claimToBe("https://other.example");
    expect(await aftermathOf(await comeBack(way))).toEqual(refusedWith("SSO-UNREACHABLE"));
  });
});

describe("a way back that fits no way there is refused", () => {
  it("a state that nobody was given", async () => {
    expect(await aftermathOf(await comeBack({ url: new URL("http://x/?state=guessed"), cookie: "" }))).toEqual(refusedWith("SSO-STATE"));
  });

  it("the same answer a second time", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    expect((await comeBack(way)).ticket).toBeDefined();
    expect(await comeBack(way)).toMatchObject({ code: "SSO-STATE", ticket: undefined });
    expect(await refusalsIn(services, world.organizationId)).toHaveLength(1);
  });

  it("in another browser", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    expect(await aftermathOf(await comeBack(way, { cookie: "zerolake.sso-browser=another" }))).toEqual(refusedWith("SSO-STATE"));
  });

  it("after the time to come back is over", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    const { organizationId } = world;
    await services.database.prisma.signInTransaction.updateMany({ where: { organizationId }, data: { expiresAt: new Date(0) } });
    expect(await aftermathOf(await comeBack(way))).toEqual(refusedWith("SSO-STATE"));
  });

  it("at another organisation, which learns nothing of it", async () => {
    const other = await createSsoWorld(services, settings());
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    expect(await aftermathOf(await comeBack(way, { at: other }), other)).toEqual(refusedWith("SSO-STATE"));
    expect(await tracesIn(services, world.organizationId)).toEqual(NOTHING);
  });

  it("at an organisation that does not exist, with the same words and no row anywhere", async () => {
    const nowhere = { ...world, organizationId: randomUUID() };
    expect(await comeBack(await beginAs(email), { at: nowhere })).toMatchObject({ code: "SSO-STATE" });
    expect(await refusalsIn(services, world.organizationId)).toEqual([]);
  });

  it("a ticket in another browser, or after its time", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    const { ticket } = await comeBack(way);
    expect(await redeemTicket(services.database, { ticket: ticket ?? "", browser: "another" })).toBeUndefined();
    expect(await redeemTicket(services.database, { ticket: ticket ?? "", browser: undefined })).toBeUndefined();
    const { organizationId } = world;
    await services.database.prisma.signInTransaction.updateMany({ where: { organizationId }, data: { expiresAt: new Date(0) } });
    expect(await redeem(way, ticket)).toBeUndefined();
  });

  it("an address of another site to go to afterwards is left out", async () => {
    for (const to of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
      const way = await beginAs(email, to);
      provider.handOut(await honestly(honest(way)));
      expect((await comeBack(way)).path).toBe("/sign-in/complete?to=%2F");
    }
  });

  it("with the same one row where our own side fails", async () => {
    const way = await beginAs(email);
    const { organizationId } = world;
    await services.database.prisma.ssoConnection.update({ where: { organizationId }, data: { secretSealed: Buffer.from("unreadable") } });
    expect(await aftermathOf(await comeBack(way))).toEqual(refusedWith("SSO-FAILED"));
  });

  it("what the provider itself refuses", async () => {
    const way = await beginAs(email);
    expect(await aftermathOf(await comeBack(way, { query: { error: "access_denied" } }))).toEqual(refusedWith("SSO-PROVIDER"));
  });
});

describe("somebody whom the provider vouches for has no way in", () => {
  it.each([
    ["without an e-mail address", { email: undefined }, "SSO-EMAIL"],
    ["with an address that the provider doubts", { email_verified: false }, "SSO-UNVERIFIED"],
    ["with an address that the provider doubts in the form of text", { email_verified: "false" }, "SSO-UNVERIFIED"],
    ["with an address outside the verified domains", { email: "lena@elsewhere.example" }, "SSO-DOMAIN"],
    ["with an address below a verified domain", { email: () => `lena@sub.${world.domain}` }, "SSO-DOMAIN"],
  ])("%s", async (_name, changes, code) => {
    const given = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, typeof value === "function" ? value() : value]));
    expect(await aftermathOf(await comes(given))).toEqual(refusedWith(code));
  });

  it("where new people do not become members", async () => {
    world = await createSsoWorld(services, settings(), { isProvisioningOn: false });
    email = `lena@${world.domain}`;
    expect(await aftermathOf(await comes({}))).toEqual(refusedWith("SSO-ACCOUNT"));
  });

  it("where no group gives a role", async () => {
    world = await createSsoWorld(services, settings(), { defaultRole: null });
    email = `lena@${world.domain}`;
    expect(await aftermathOf(await comes({ groups: ["others"] }))).toEqual(refusedWith("SSO-ROLE"));
  });

  it("whose membership was ended, and whose account was disabled", async () => {
    const { prisma } = services.database;
    const known = await prisma.user.create({ data: { email, name: "Lena" } });
    const membership = { organizationId: world.organizationId, userId: known.id };
    await prisma.membership.create({ data: { ...membership, role: "editor", deactivatedAt: new Date() } });
    expect(await comes({})).toMatchObject({ code: "SSO-ACCOUNT", ticket: undefined });
    await prisma.membership.update({ where: { organizationId_userId: membership }, data: { deactivatedAt: null } });
    await prisma.user.update({ where: { id: known.id }, data: { disabledAt: new Date() } });
    expect(await comes({})).toMatchObject({ code: "SSO-ACCOUNT", ticket: undefined });
    expect(await refusalsIn(services, world.organizationId)).toHaveLength(2);
    expect(await tracesIn(services, world.organizationId)).toEqual(NOTHING);
  });

  it("whose access ends between the answer and the session", async () => {
    const way = await beginAs(email);
    provider.handOut(await honestly(honest(way)));
    const { ticket } = await comeBack(way);
    const { organizationId } = world;
    await services.database.prisma.membership.updateMany({ where: { organizationId, source: "sso" }, data: { deactivatedAt: new Date() } });
    expect(await redeem(way, ticket)).toBeUndefined();
  });
});

describe("the domain alone decides how to sign in", () => {
  it("known and unknown people of a domain get the same answer", async () => {
    const known = await services.database.prisma.user.create({ data: { email, name: "Lena" } });
    expect(await ask(known.email)).toEqual({ method: "sso" });
    expect(await ask(`nobody@${world.domain}`)).toEqual({ method: "sso" });
    expect(await ask("nobody@elsewhere.example")).toEqual({ method: "passphrase" });
    expect(await ask("no address")).toEqual({ method: "passphrase" });
  });

  it("another site cannot ask", async () => {
    const headers = { origin: "https://evil.example", host: "127.0.0.1" };
    const body = JSON.stringify({ email, to: "/", isChosen: true });
    expect((await begin(new Request("http://127.0.0.1/api/sso/begin", { method: "POST", headers, body }))).status).toBe(403);
  });
});

describe("a test sign-in", () => {
  it("shows the claims received, signs nobody in, and is what requiring waits for", async () => {
    const { organizationId, actor } = world;
    const require = async () => {
      const revision = (await findSsoConnection(services.database, organizationId))?.revision ?? 0;
      await setSsoState(services.database, organizationId, { state: "required", breakGlassUserId: world.user.id, revision, actor });
    };
    await services.database.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: "x" } });
    await expect(require()).rejects.toThrow("have not passed a test");
    const way = await testSignIn();
    provider.handOut(await honestly(honest(way, { groups: ["lake-admins"], department: "Data" })));
    expect(await comeBack(way)).toMatchObject({ path: "/settings", ticket: undefined });
    const test = (await findSsoConnection(services.database, organizationId))?.test;
    expect(test).toMatchObject({ isPassed: true, isCurrent: true, email, role: "admin", by: "Mira" });
    expect(test?.claims).toMatchObject({ department: "Data", groups: ["lake-admins"], subject: "lena-1" });
    expect(await tracesIn(services, organizationId)).toEqual(NOTHING);
    await require();
    expect(await findSsoConnection(services.database, organizationId)).toMatchObject({ state: "required" });
  });

  it.each([
    ["whose address is in no verified domain", { email: "lena@elsewhere.example", groups: ["lake-admins"] }, "SSO-DOMAIN"],
    ["whose groups give no role", { groups: ["others"] }, "SSO-ROLE"],
  ])("fails for somebody %s: requiring what lets nobody in locks everybody out", async (_who, changes, code) => {
    world = await createSsoWorld(services, settings(), { defaultRole: null });
    email = `lena@${world.domain}`;
    const way = await testSignIn();
    provider.handOut(await honestly(honest(way, { ...changes, odd: "\u0000" })));
    await comeBack(way);
    const test = (await findSsoConnection(services.database, world.organizationId))?.test;
    expect(test).toMatchObject({ isPassed: false, problem: expect.stringContaining(code) });
  });

  it("says why it failed, and does not count", async () => {
    const way = await testSignIn();
    provider.handOut(await honestly(honest(way, { aud: "somebody-else" })));
    await comeBack(way);
    const test = (await findSsoConnection(services.database, world.organizationId))?.test;
    expect(test).toMatchObject({ isPassed: false, problem: expect.stringContaining("SSO-TOKEN") });
  });
});
