import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { createSession, findLiveSession } from "../people/sessions.ts";
import { createSecretBox } from "../secrets/secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, TEST_MASTER_KEY, type World } from "../world.testing.ts";
import { confirmedUntil, confirmSession, endAllOwnSessions, endOwnSession, listOwnSessions } from "./own-sessions.ts";
import {
  addPasskey,
  findPasskey,
  keepPasskeyChallenge,
  listPasskeys,
  notePasskeyUse,
  removePasskey,
  takePasskeyChallenge,
} from "./passkeys.ts";
import { createPassphraseReset, findPassphraseReset, usePassphraseReset } from "./passphrase-reset.ts";
import { changePassphrase } from "./passphrases.ts";
import { mayBeLinked } from "./proven-address.ts";
import { countRecoveryCodes, renewRecoveryCodes, takeRecoveryCode } from "./recovery-codes.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, takeCodeStep } from "./second-factor.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const mine = () => ({ userId: world.user.id, actor: world.actor });
const session = (input: { organizationId?: string } = {}) =>
  createSession(test.db, { userId: world.user.id, lifetimeMs: 60_000, method: "passphrase", ...input });
const isLive = async (id: string) => (await findLiveSession(test.db, id)) !== undefined;
const lastAction = async () => (await listAudit(test.db, world.organizationId, { limit: 1 }))[0]?.action;

const ask = (isMailed = true) => test.db.prisma.$transaction((tx) => createPassphraseReset(tx, { ...mine(), isMailed }));
const use = (token: string) => usePassphraseReset(test.db, { token, passwordHash: "new", from: { address: "192.0.2.1" } });

async function setUp(step = 100) {
  await beginSecondFactor(test.db, { userId: world.user.id, secretSealed: new Uint8Array([1]) });
  return confirmSecondFactor(test.db, { ...mine(), step });
}

const newPasskey = (counter = 0) => ({
  name: "Laptop",
  credentialId: randomUUID(),
  publicKey: new Uint8Array([1]),
  counter,
  transports: ["internal"],
});

describe("a link for a new passphrase", () => {
  it("works once, ends every session, and is noted in the audit log", async () => {
    const open = await session();
    const { token } = await ask();
    expect(await findPassphraseReset(test.db, token)).toMatchObject({ name: "Mira" });
    expect(await use(token)).toEqual({ userId: world.user.id, sessionIds: [open] });
    expect(await isLive(open)).toBe(false);
    expect(await lastAction()).toBe("account.reset");
    await expect(use(token)).rejects.toThrow("used before or is over");
    expect(await findPassphraseReset(test.db, token)).toBeUndefined();
  });

  it("is over after its time, after a newer one, and for somebody who is disabled; made up it is nothing", async () => {
    const first = await ask();
    const second = await ask();
    await expect(use(first.token)).rejects.toThrow("is over");
    await test.db.prisma.passphraseReset.updateMany({ data: { expiresAt: new Date(0) } });
    await expect(use(second.token)).rejects.toThrow("is over");
    const third = await ask();
    await test.db.prisma.user.update({ where: { id: world.user.id }, data: { disabledAt: new Date() } });
    expect(await findPassphraseReset(test.db, third.token)).toBeUndefined();
    await expect(use(third.token)).rejects.toThrow("is over");
    await expect(use("made up")).rejects.toThrow("is over");
  });

  it("of two tries at once, one works", async () => {
    const { token } = await ask();
    const outcomes = await Promise.allSettled([use(token), use(token)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("codes of an app", () => {
  it("each is good once, and none before one that was used", async () => {
    await setUp(100);
    expect(await takeCodeStep(test.db, world.user.id, 100)).toBe(false);
    const at101 = await Promise.all([takeCodeStep(test.db, world.user.id, 101), takeCodeStep(test.db, world.user.id, 101)]);
    expect(at101.sort()).toEqual([false, true]);
    expect(await takeCodeStep(test.db, world.user.id, 99)).toBe(false);
  });

  it("an app that is set up is not overwritten, and one that was never confirmed counts for nothing", async () => {
    await beginSecondFactor(test.db, { userId: world.user.id, secretSealed: new Uint8Array([1]) });
    expect(await takeCodeStep(test.db, world.user.id, 5)).toBe(false);
    await setUp();
    await expect(setUp()).rejects.toMatchObject({ code: "conflict" });
    await removeSecondFactor(test.db, mine());
    expect(await countRecoveryCodes(test.db, world.user.id)).toBe(0);
    expect(await setUp()).toHaveLength(10);
  });

  it("recovery codes work once each, however they are written, for their person, until there are new ones", async () => {
    const [first, second] = await setUp();
    const take = (code = "") => takeRecoveryCode(test.db, world.user.id, code);
    expect(first).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/);
    expect(await takeRecoveryCode(test.db, (await createWorld(test.db)).user.id, first ?? "")).toBe(false);
    expect(await take(first?.toUpperCase().replaceAll("-", " "))).toBe(true);
    expect(await take(first)).toBe(false);
    await renewRecoveryCodes(test.db, mine());
    expect(await take(second)).toBe(false);
    expect(JSON.stringify(await test.db.prisma.recoveryCode.findMany())).not.toContain(second);
  });

  it("their secret opens for its person only", () => {
    const box = createSecretBox(TEST_MASTER_KEY);
    const sealed = box.sealForPerson("a", { field: "totp", text: "secret" });
    expect(box.openForPerson("a", { field: "totp", sealed })).toBe("secret");
    expect(() => box.openForPerson("b", { field: "totp", sealed })).toThrow("cannot be opened");
    expect(() => box.openForPerson("a", { field: "other", sealed })).toThrow("cannot be opened");
  });
});

describe("passkeys", () => {
  it("a challenge is answered once, in time, and by the person it was asked of", async () => {
    const keep = async (userId: string | null) => {
      const challenge = randomUUID();
      await keepPasskeyChallenge(test.db, { challenge, userId });
      return challenge;
    };
    const [hers, anybodys, late] = [await keep(world.user.id), await keep(null), await keep(null)];
    expect(await takePasskeyChallenge(test.db, { challenge: hers, userId: null })).toBe(false);
    expect(await takePasskeyChallenge(test.db, { challenge: hers, userId: world.user.id })).toBe(true);
    const twice = { challenge: anybodys, userId: null };
    expect([await takePasskeyChallenge(test.db, twice), await takePasskeyChallenge(test.db, twice)]).toEqual([true, false]);
    await test.db.prisma.passkeyChallenge.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await takePasskeyChallenge(test.db, { challenge: late, userId: null })).toBe(false);
    await keep(null);
    expect(await test.db.prisma.passkeyChallenge.count({ where: { challenge: late } })).toBe(0);
  });

  it("a counter that goes back is refused; a device that does not count is not", async () => {
    const counting = { ...newPasskey(5), userId: world.user.id };
    await addPasskey(test.db, { ...mine(), passkey: counting });
    const { id: passkeyId } = (await findPasskey(test.db, counting.credentialId))!;
    const note = (counter: number) => notePasskeyUse(test.db, { passkeyId, counter });
    expect([await note(6), await note(6), await note(3), await note(0)]).toEqual([true, false, false, false]);
    const plain = newPasskey();
    await addPasskey(test.db, { ...mine(), passkey: plain });
    const other = (await findPasskey(test.db, plain.credentialId))!;
    expect(await notePasskeyUse(test.db, { passkeyId: other.id, counter: 0 })).toBe(true);
  });

  it("belong to one person, who alone removes them", async () => {
    const one = newPasskey();
    await addPasskey(test.db, { ...mine(), passkey: one });
    const other = await createWorld(test.db);
    const theirs = { userId: other.user.id, actor: other.actor };
    await expect(addPasskey(test.db, { ...theirs, passkey: one })).rejects.toMatchObject({ code: "conflict" });
    const [{ id: passkeyId } = { id: "" }] = await listPasskeys(test.db, world.user.id);
    await expect(removePasskey(test.db, { ...theirs, passkeyId })).rejects.toMatchObject({ code: "notFound" });
    await removePasskey(test.db, { ...mine(), passkeyId });
    expect(await lastAction()).toBe("account.passkey.remove");
  });
});

describe("one's own sessions", () => {
  it("are listed and ended by their person; through single sign-on those of its organisation alone", async () => {
    const [wide, bound] = [await session(), await session({ organizationId: world.organizationId })];
    const asking = { id: bound, userId: world.user.id, organizationId: world.organizationId };
    expect((await listOwnSessions(test.db, asking)).map(({ id }) => id)).toEqual([bound]);
    await expect(endOwnSession(test.db, asking, wide)).rejects.toMatchObject({ code: "notFound" });
    expect(await listOwnSessions(test.db, { ...asking, organizationId: null })).toHaveLength(2);
    const stranger = { ...asking, userId: (await createWorld(test.db)).user.id, organizationId: null };
    await expect(endOwnSession(test.db, stranger, wide)).rejects.toMatchObject({ code: "notFound" });
    expect((await endAllOwnSessions(test.db, world.user.id)).sort()).toEqual([wide, bound].sort());
    expect([await isLive(wide), await isLive(bound)]).toEqual([false, false]);
  });

  it("another passphrase ends all but the one that set it", async () => {
    const [here, there] = [await session(), await session()];
    expect(await changePassphrase(test.db, { ...mine(), passwordHash: "x", sessionId: here })).toEqual([there]);
    expect([await isLive(here), await isLive(there)]).toEqual([true, false]);
  });

  it("a proof of who one is holds for minutes", async () => {
    const id = await session();
    expect(await confirmedUntil(test.db, id)).toBeInstanceOf(Date);
    await test.db.prisma.session.update({ where: { id }, data: { confirmedAt: new Date(0) } });
    expect(await confirmedUntil(test.db, id)).toBeNull();
    await confirmSession(test.db, id);
    expect(await confirmedUntil(test.db, id)).toBeInstanceOf(Date);
  });
});

const link = async () => {
  const user = await test.db.prisma.user.findUniqueOrThrow({ where: { id: world.user.id } });
  const elsewhere = await createWorld(test.db);
  return test.db.prisma.$transaction((tx) => mayBeLinked(tx, elsewhere.organizationId, user));
};

describe("an address that nobody has proved", () => {
  it("is linked to nobody elsewhere while the account has a passphrase or a passkey, since anybody may have typed it", async () => {
    expect(await link()).toBe(true);
    await addPasskey(test.db, { ...mine(), passkey: newPasskey() });
    expect(await link()).toBe(false);
    await test.db.prisma.passkey.deleteMany({ where: { userId: world.user.id } });
    await test.db.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: "x" } });
    expect(await link()).toBe(false);
    const user = await test.db.prisma.user.findUniqueOrThrow({ where: { id: world.user.id } });
    expect(await test.db.prisma.$transaction((tx) => mayBeLinked(tx, world.organizationId, user))).toBe(true);
  });

  it("is proved by a link that only its mailbox got, which ends what was set up before; an owner's link proves nothing", async () => {
    await addPasskey(test.db, { ...mine(), passkey: newPasskey() });
    await setUp();
    await use((await ask(false)).token);
    expect(await link()).toBe(false);
    await use((await ask(true)).token);
    expect(await link()).toBe(true);
    expect([await listPasskeys(test.db, world.user.id), await countRecoveryCodes(test.db, world.user.id)]).toEqual([[], 0]);
    await addPasskey(test.db, { ...mine(), passkey: newPasskey() });
    await use((await ask(true)).token);
    expect(await listPasskeys(test.db, world.user.id)).toHaveLength(1);
  });
});
