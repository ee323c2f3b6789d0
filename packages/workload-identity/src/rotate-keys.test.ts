import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { keysDocument } from "./issuer-documents.ts";
import { dueKeyChanges, ROTATE_AFTER_MS, rotateKeys, SHOWN_BEFORE_MS } from "./rotate-keys.ts";
import { type NewSigningKey, SIGNING_ALGORITHMS, type SigningKey, type SigningKeyStore } from "./signing-key.ts";
import { createTokenIssuer } from "./token-issuer.ts";

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;

/** As the database keeps them. */
function createMemoryKeys(nowMs: () => number): SigningKeyStore {
  const kept = new Map<string, NewSigningKey & Omit<SigningKey, keyof NewSigningKey>>();
  const change = (id: string, changed: Partial<SigningKey>) => {
    const key = kept.get(id);
    if (key) kept.set(id, { ...key, ...changed });
  };
  return {
    list: async () => [...kept.values()],
    open: async (id) => kept.get(id)?.privateKey ?? "",
    add: async (key) => void kept.set(key.id, { ...key, createdAt: new Date(nowMs()), signsSince: null, leftAt: null }),
    begin: async (id) => {
      const algorithm = kept.get(id)?.algorithm;
      for (const key of kept.values()) {
        if (key.algorithm === algorithm && key.signsSince && !key.leftAt) change(key.id, { leftAt: new Date(nowMs()) });
      }
      change(id, { signsSince: new Date(nowMs()) });
    },
    remove: async (id) => void kept.delete(id),
  };
}

function world() {
  const clock = { nowMs: START };
  const nowMs = () => clock.nowMs;
  const store = createMemoryKeys(nowMs);
  const issuer = createTokenIssuer({ issuer: "https://lake.example", keys: store, nowMs, makeId: () => "1" });
  const rotate = (more: { isForced?: boolean; isShown?: (id: string) => Promise<boolean> } = {}) =>
    rotateKeys({ store, nowMs, isShown: async () => true, ...more });
  return { clock, nowMs, store, issuer, rotate };
}

const wanted = (algorithm: "RS256" | "ES256") => ({ subject: "s", audience: "a", algorithm });

describe("the rotation of the issuer's keys", () => {
  it("makes a key of each algorithm at first, which signs at once", async () => {
    const { store, rotate } = world();
    await rotate();
    const keys = await store.list();
    expect(keys.map(({ algorithm }) => algorithm)).toEqual([...SIGNING_ALGORITHMS]);
    expect(keys.every(({ signsSince }) => signsSince !== null)).toBe(true);
    expect(await rotate()).toEqual([]);
  });

  it("never signs with a key that a cloud with day-old knowledge does not have, over a year looked at every six hours", async () => {
    const { clock, nowMs, store, issuer, rotate } = world();
    await rotate();
    const cached: { atMs: number; keys: ReturnType<typeof keysDocument> }[] = [];
    const used = new Set<string>();
    for (let hour = 0; hour < 24 * 365; hour += 6) {
      clock.nowMs = START + hour * HOUR_MS;
      await rotate();
      cached.push({ atMs: clock.nowMs, keys: keysDocument(await store.list()) });
      const dayOld = cached.findLast(({ atMs }) => atMs <= nowMs() - SHOWN_BEFORE_MS + HOUR_MS);
      if (!dayOld) continue;
      for (const algorithm of SIGNING_ALGORITHMS) {
        const token = await issuer.issue(wanted(algorithm));
        used.add(decodeProtectedHeader(token).kid ?? "");
        await jwtVerify(token, createLocalJWKSet({ keys: [...dayOld.keys.keys] }), { currentDate: new Date(nowMs()) });
      }
    }
    expect(used.size).toBe(2 * 5);
    expect((await store.list()).length).toBeLessThanOrEqual(6);
  }, 60_000);

  it("goes on with the old key while the public address does not show the new one", async () => {
    const { clock, store, rotate, issuer } = world();
    await rotate();
    const before = decodeProtectedHeader(await issuer.issue(wanted("ES256"))).kid;
    await rotate({ isForced: true });
    clock.nowMs += 2 * SHOWN_BEFORE_MS;
    expect(await rotate({ isShown: async () => false })).toEqual([]);
    expect(decodeProtectedHeader(await issuer.issue(wanted("ES256"))).kid).toBe(before);
    expect(await rotate()).toMatchObject([{ kind: "begin" }, { kind: "begin" }]);
    expect(decodeProtectedHeader(await issuer.issue(wanted("ES256"))).kid).not.toBe(before);
    expect(await store.list()).toHaveLength(4);
  });

  it("waits the whole time before a new key is made, unless a person asks for one", () => {
    const at = (ms: number) => new Date(START + ms);
    const key = { publicKey: {}, createdAt: at(0), signsSince: at(0), leftAt: null };
    const keys = SIGNING_ALGORITHMS.map((algorithm) => ({ ...key, id: algorithm, algorithm }));
    expect(dueKeyChanges({ keys, nowMs: START + ROTATE_AFTER_MS - 1 })).toEqual([]);
    expect(dueKeyChanges({ keys, nowMs: START + ROTATE_AFTER_MS })).toHaveLength(2);
    expect(dueKeyChanges({ keys, nowMs: START, isForced: true })).toHaveLength(2);
  });
});
