import { randomUUID } from "node:crypto";
import { addPasskey, findLiveSession, findSsoConnection, hashPassword, issueTicket, recordSsoTest, setSsoState } from "@zerolake/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "../../services.testing.ts";
import type { Services } from "../../services.ts";
import { createTestAuthenticator } from "../authenticator.testing.ts";
import { localAccountProvider } from "../local-account-provider.ts";
import { askForNewPasskey, askForPasskey, readNewPasskey } from "../passkey-ceremonies.ts";
import { passkeyProvider } from "../passkey-provider.ts";
import { PASSKEY_REFUSED } from "../sign-in-errors.ts";
import { ssoProvider } from "./sso-provider.ts";
import { createSsoWorld, refusalsIn, type SsoWorld, useServices } from "./sso-world.testing.ts";

const PASSPHRASE = "a lake of four words";

let services: Services;
let stop: () => Promise<void>;
let world: SsoWorld;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  useServices(services);
});
beforeEach(async () => {
  world = await createSsoWorld(services, { protocol: "oidc", issuer: "https://idp.example", clientId: "x", scopes: [] });
});
afterAll(() => stop());

interface Opened {
  readonly id: string;
  readonly sessionId: string;
}

/** As next-auth asks it: what a provider was made with stands in its options, which its type leaves out. */
async function authorize(provider: object, credentials: object, cookie?: string): Promise<Opened | null> {
  const { options } = provider as { options: { authorize(given: object, request: object): Promise<Opened | null> } };
  return options.authorize(credentials, {
    headers: { ...(cookie ? { cookie } : {}), "user-agent": "test", "x-forwarded-for": "203.0.113.7" },
  });
}

async function addPerson(role: "owner" | "editor") {
  const passwordHash = await hashPassword(PASSPHRASE);
  const email = `${randomUUID().slice(0, 8)}@${world.domain}`;
  const user = await services.database.prisma.user.create({ data: { email, name: role, passwordHash } });
  await services.database.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role } });
  return user;
}

async function requireSso(breakGlassUserId: string): Promise<void> {
  const { database } = services;
  const { organizationId, actor } = world;
  const revision = (await findSsoConnection(database, organizationId))?.revision ?? 0;
  await recordSsoTest(database, organizationId, { revision, test: { by: "Mira", isPassed: true, claims: {} }, actor });
  await setSsoState(database, organizationId, { state: "required", breakGlassUserId, revision, actor });
}

async function signInsOf(userId: string) {
  const rows = await services.database.prisma.auditEntry.findMany({
    where: { organizationId: world.organizationId, actorId: userId, action: { startsWith: "session.open" } },
  });
  return rows.map(({ action, after, result, address }) => ({ action, after, result, address }));
}

describe("a passphrase", () => {
  it("opens where single sign-on is optional, and the log says how and from where", async () => {
    const { id, email } = await addPerson("editor");
    expect(await authorize(localAccountProvider(), { email, passphrase: PASSPHRASE })).toMatchObject({ id });
    const opened = { action: "session.open", after: { method: "passphrase" }, result: "done", address: "203.0.113.7" };
    expect(await signInsOf(id)).toEqual([opened]);
  });

  it("opens for the owner for emergencies alone where it is required; every use is told as one, every other try as refused", async () => {
    const [owner, member] = [await addPerson("owner"), await addPerson("editor")];
    await requireSso(owner.id);
    expect(await authorize(localAccountProvider(), { email: owner.email, passphrase: PASSPHRASE })).toMatchObject({ id: owner.id });
    expect(await signInsOf(owner.id)).toMatchObject([{ action: "session.openInEmergency", after: { method: "passphrase" } }]);
    expect(await authorize(localAccountProvider(), { email: member.email, passphrase: PASSPHRASE })).toBeNull();
    expect(await authorize(localAccountProvider(), { email: `nobody@${world.domain}`, passphrase: PASSPHRASE })).toBeNull();
    expect(await refusalsIn(services, world.organizationId)).toMatchObject([{ code: "SSO-REQUIRED", method: "passphrase" }]);
  });
});

describe("a passkey", () => {
  it("opens nothing where single sign-on is required, and the log says so in one row", async () => {
    const [owner, member] = [await addPerson("owner"), await addPerson("editor")];
    const device = createTestAuthenticator();
    const user = { id: member.id, name: member.name, email: member.email };
    const response = device.register(await askForNewPasskey(services, user));
    const passkey = await readNewPasskey(services, { userId: member.id, name: "Laptop", response });
    await addPasskey(services.database, { passkey, userId: member.id, actor: world.actor });
    const comeIn = async () => authorize(passkeyProvider(), { answer: JSON.stringify(device.answer(await askForPasskey(services, null))) });
    expect(await comeIn()).toMatchObject({ id: member.id });
    await requireSso(owner.id);
    await expect(comeIn()).rejects.toThrow(PASSKEY_REFUSED);
    expect(await refusalsIn(services, world.organizationId)).toMatchObject([{ code: "SSO-REQUIRED", method: "passkey" }]);
  });
});

describe("a ticket of single sign-on", () => {
  it("opens a session that counts in its organisation only, once; without one nobody comes in", async () => {
    const { id: userId } = await addPerson("editor");
    const connectionId = (await findSsoConnection(services.database, world.organizationId))?.id ?? "";
    const ticket = await issueTicket(services.database, world.organizationId, { connectionId, userId, target: "/" });
    const opened = await authorize(ssoProvider(), {}, `a=b; zerolake.sso-ticket=${ticket}`);
    const session = await findLiveSession(services.database, opened?.sessionId ?? "");
    expect(session).toMatchObject({ userId, method: "oidc", organizationId: world.organizationId });
    expect(await signInsOf(userId)).toMatchObject([{ action: "session.open", after: { method: "oidc" }, address: "203.0.113.7" }]);
    await expect(authorize(ssoProvider(), {}, `zerolake.sso-ticket=${ticket}`)).rejects.toThrow("SSO-STATE");
    await expect(authorize(ssoProvider(), { ticket }, "zerolake.sso-ticket=forged")).rejects.toThrow("SSO-STATE");
    await expect(authorize(ssoProvider(), {})).rejects.toThrow("SSO-STATE");
  });
});
