import { createSession, findLiveSession, findPasskey, hashPassword, listAudit } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestAuthenticator } from "@/server/auth/authenticator.testing.ts";
import { readPasskey } from "@/server/auth/passkey-ceremonies.ts";
import { hasSecondFactor, takeSecondFactor } from "@/server/auth/second-factor.ts";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { consoleOf, consoleOfNobody } from "@/server/trpc/console.testing.ts";
import { appRouter } from "@/server/trpc/router.ts";
import { askForReset } from "./passphrase-acts.ts";

let services: Services;
let stop: () => Promise<void>;
let world: World;
beforeAll(async () => {
  const test = await createTestServices();
  stop = test.stop;
  const environment = { ...test.services.environment, SMTP_URL: "smtp://127.0.0.1:1", SMTP_FROM: "zl@orders.example" };
  services = { ...test.services, environment };
});
beforeEach(async () => {
  world = await createWorld(services.database);
  await services.database.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: await hashPassword(PASSPHRASE) } });
  await services.database.prisma.email.deleteMany();
});
afterAll(() => stop());

const PASSPHRASE = "correct horse battery";

async function caller(input: { organizationId?: string } = {}) {
  const { database } = services;
  const method = input.organizationId === undefined ? "passphrase" : "oidc";
  const id = await createSession(database, { userId: world.user.id, lifetimeMs: 60_000, method, ...input });
  const session = await findLiveSession(database, id);
  return { id, call: appRouter.createCaller({ requestId: "test", from: { address: "192.0.2.7" }, session, services }) };
}
const nobody = () => consoleOfNobody(services);

/** As if the sign-in were an hour ago. */
const age = (id: string) =>
  services.database.prisma.session.update({ where: { id }, data: { confirmedAt: new Date(Date.now() - 3_600_000) } });
const letters = async () =>
  (await services.database.prisma.email.findMany({ orderBy: { createdAt: "asc" } })).map(({ text }) => text ?? "");
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

async function withApp() {
  const { call, id } = await caller();
  const { secret } = await call.account.startApp();
  const codes = await call.account.finishApp({ code: codeOf(secret) });
  return { call, id, secret, codes };
}

describe("what changes how somebody signs in", () => {
  it("wants a proof of who they are that is minutes old, and takes no wrong one", async () => {
    const { call, id } = await caller();
    await age(id);
    await expect(call.account.startApp()).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    await expect(call.account.confirm({ passphrase: "wrong", code: "" })).rejects.toThrow("wrong");
    await call.account.confirm({ passphrase: PASSPHRASE, code: "" });
    expect((await call.account.startApp()).picture).toContain("<svg");
  });

  it("is not for somebody who came through an organisation's single sign-on", async () => {
    const { call } = await caller({ organizationId: world.organizationId });
    expect((await call.account.security()).isOwnAccount).toBe(false);
    for (const change of [() => call.account.startApp(), () => call.account.setPassphrase({ passphrase: "another good passphrase" })]) {
      await expect(change()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("is noted in the audit log and written to the person", async () => {
    await withApp();
    expect((await letters()).join()).toContain("An authenticator app was set up, from 192.0.2.7");
    const [entry] = await listAudit(services.database, world.organizationId, { limit: 1 });
    expect(entry).toMatchObject({ action: "account.second-factor.add", address: "192.0.2.7" });
  });
});

const take = (code: string) => takeSecondFactor(services, world.user.id, code);

describe("a code of the app", () => {
  it("is taken once, and recovery codes stand in for it, once each", async () => {
    const { secret, codes } = await withApp();
    expect(await take(codeOf(secret))).toBe(false);
    expect([await take(codeOf(secret, 1)), await take(codeOf(secret, 1))]).toEqual([true, false]);
    expect(await take("000000")).toBe(false);
    expect([await take(codes[0] ?? ""), await take(codes[0] ?? "")]).toEqual([true, false]);
  });

  it("is asked for only after the first one was right, and no more once the app is removed", async () => {
    const { call } = await caller();
    await call.account.startApp();
    await expect(call.account.finishApp({ code: "000000" })).rejects.toThrow("not the app's");
    expect(await hasSecondFactor(services, world.user.id)).toBe(false);
    const { secret } = await call.account.startApp();
    await call.account.finishApp({ code: codeOf(secret) });
    expect(await hasSecondFactor(services, world.user.id)).toBe(true);
    await call.account.removeApp();
    expect(await hasSecondFactor(services, world.user.id)).toBe(false);
  });

  it("is wanted beside the passphrase to prove who one is", async () => {
    const { call, secret } = await withApp();
    await expect(call.account.confirm({ passphrase: PASSPHRASE, code: "" })).rejects.toThrow("wrong");
    await call.account.confirm({ passphrase: PASSPHRASE, code: codeOf(secret, 1) });
  });
});

async function withPasskey() {
  const { call, id } = await caller();
  const device = createTestAuthenticator();
  const made = device.register(await call.account.newPasskeyOptions());
  await call.account.addPasskey({ name: "Laptop", response: made });
  return { call, id, device, made };
}
const signIn = (response: Parameters<typeof readPasskey>[1]["response"]) => readPasskey(services, { userId: null, response });

describe("a passkey", () => {
  it("signs in its person, once for each challenge", async () => {
    const { device } = await withPasskey();
    const answer = device.answer(await nobody().account.passkeyOptions());
    expect(await signIn(answer)).toBe(world.user.id);
    await expect(signIn(answer)).rejects.toThrow("not accepted");
  });

  it.each([
    ["another origin", { origin: "http://evil.example" }],
    ["another host", { rpId: "evil.example" }],
    ["a challenge that was never asked", { challenge: "bWFkZSB1cA" }],
    ["a device that did not check its owner", { isUserVerified: false }],
  ])("is refused for %s, when it is made and when it is used", async (_what, tampering) => {
    const { call, device } = await withPasskey();
    await expect(signIn(device.answer(await nobody().account.passkeyOptions(), tampering))).rejects.toThrow("not accepted");
    const other = createTestAuthenticator().register(await call.account.newPasskeyOptions(), tampering);
    await expect(call.account.addPasskey({ name: "Phone", response: other })).rejects.toThrow("not accepted");
  });

  it("is refused when its counter goes back, as that of a copy does", async () => {
    const { device, made } = await withPasskey();
    const use = async (counter: number) => signIn(device.answer(await nobody().account.passkeyOptions(), { counter }));
    expect(await use(7)).toBe(world.user.id);
    await expect(use(6)).rejects.toThrow("not accepted");
    expect((await findPasskey(services.database, made.id))?.counter).toBe(7n);
  });

  it("of a key that nobody knows, or with another's signature, is refused", async () => {
    const { made } = await withPasskey();
    const forged = createTestAuthenticator().answer(await nobody().account.passkeyOptions());
    await expect(signIn(forged)).rejects.toThrow("not accepted");
    await expect(signIn({ ...forged, id: made.id, rawId: made.id })).rejects.toThrow("not accepted");
  });

  it("proves who one is, but only one's own", async () => {
    const { call, id, device } = await withPasskey();
    await age(id);
    await expect(call.account.newRecoveryCodes()).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    await call.account.confirmByPasskey({ answer: device.answer(await call.account.confirmPasskeyOptions()) });
    await call.account.newRecoveryCodes();
    const other = await createWorld(services.database);
    const stranger = await consoleOf(services, other.user.id);
    const answer = device.answer(await stranger.account.confirmPasskeyOptions());
    await expect(stranger.account.confirmByPasskey({ answer })).rejects.toThrow("not accepted");
  });
});

const tokenIn = (text = "") => /new-passphrase\/([\w-]+)/.exec(text)?.[1] ?? "";

describe("a new passphrase", () => {
  it("comes by a letter, works once, signs out everywhere, and has to be a good one", async () => {
    const { id } = await caller();
    await askForReset(services, { email: world.user.email, from: {} });
    const token = tokenIn((await letters())[0]);
    expect(await nobody().account.findReset({ token })).toEqual({ email: world.user.email });
    await expect(nobody().account.reset({ token, passphrase: "passwordpassword" })).rejects.toThrow("breaches");
    await nobody().account.reset({ token, passphrase: "another good passphrase" });
    expect(await findLiveSession(services.database, id)).toBeUndefined();
    await expect(nobody().account.reset({ token, passphrase: "another good passphrase" })).rejects.toThrow("used before");
  });

  it("is asked for alike by somebody whom nobody knows, and sends nothing", async () => {
    expect(await nobody().account.askForReset({ email: "nobody@orders.example" })).toBeUndefined();
    await askForReset(services, { email: "nobody@orders.example", from: {} });
    await services.database.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: null } });
    await askForReset(services, { email: world.user.email, from: {} });
    expect(await letters()).toEqual([]);
  });

  it("cannot be asked for without end", async () => {
    const email = `${world.slug}@elsewhere.example`;
    for (let asked = 0; asked < 5; asked += 1) await nobody().account.askForReset({ email });
    await expect(nobody().account.askForReset({ email })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });

  it("by an owner's link, for a member of this organisation alone who has one", async () => {
    const { call } = await caller();
    const { link } = await call.members.makeResetLink({ organization: world.slug, userId: world.user.id });
    await nobody().account.reset({ token: tokenIn(link), passphrase: "another good passphrase" });
    const owner = (await caller()).call;
    const elsewhere = await createWorld(services.database);
    const place = { organizationId: elsewhere.organizationId, userId: world.user.id };
    await services.database.prisma.membership.create({ data: { ...place, role: "viewer" } });
    await expect(owner.members.makeResetLink({ organization: world.slug, userId: world.user.id })).rejects.toThrow("alone");
  });
});

describe("signing out", () => {
  it("of one session or of all ends them at once", async () => {
    const [here, there] = [await caller(), await caller()];
    await here.call.account.endSession({ sessionId: there.id });
    expect(await findLiveSession(services.database, there.id)).toBeUndefined();
    expect((await here.call.account.security()).sessions.map(({ isThis }) => isThis)).toEqual([true]);
    await here.call.account.endAllSessions();
    expect(await findLiveSession(services.database, here.id)).toBeUndefined();
  });
});
