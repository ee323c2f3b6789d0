import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testRedisUrl } from "../services.testing.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";

let redis: Redis;
beforeAll(() => {
  redis = new Redis(testRedisUrl());
});
afterAll(() => redis.disconnect());

const somebody = () => ({ email: `${randomUUID()}@example.com`, address: randomUUID() });

describe("the sign-in limiter", () => {
  it("makes an account wait after eight wrong passphrases, from whatever address", async () => {
    const limiter = createSignInLimiter(redis);
    const { email } = somebody();
    const waits = [];
    for (let tries = 0; tries < 9; tries += 1) waits.push(await limiter.takeTry({ email, address: randomUUID() }));
    expect(waits.map((seconds) => seconds > 0)).toEqual([...Array.from({ length: 8 }, () => false), true]);
  });

  it("counts one account however its address is written", async () => {
    const limiter = createSignInLimiter(redis);
    const { email } = somebody();
    for (let tries = 0; tries < 8; tries += 1) await limiter.takeTry({ email: ` ${email.toUpperCase()} `, address: randomUUID() });
    expect(await limiter.takeTry({ email, address: randomUUID() })).toBeGreaterThan(0);
  });

  it("forgets an account's failures once its owner has signed in, and counts no try that is not decided yet", async () => {
    const limiter = createSignInLimiter(redis);
    const attempt = somebody();
    for (let tries = 0; tries < 7; tries += 1) await limiter.takeTry(attempt);
    await limiter.recordSuccess(attempt);
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await limiter.takeTry(attempt)).toBe(0);
      await limiter.giveBack(attempt);
    }
  });

  it("lets eight of 10,000 tries at one account through, and forty of 10,000 from one address, also when they come at once", async () => {
    const limiter = createSignInLimiter(redis);
    const { email, address } = somebody();
    const throughOf = async (attemptOf: () => { email: string; address: string }) => {
      let through = 0;
      for (let sent = 0; sent < 10_000; sent += 500) {
        const waits = await Promise.all(Array.from({ length: 500 }, () => limiter.takeTry(attemptOf())));
        through += waits.filter((seconds) => seconds === 0).length;
      }
      return through;
    };
    expect(await throughOf(() => ({ email, address: randomUUID() }))).toBe(8);
    expect(await throughOf(() => ({ email: `${randomUUID()}@example.com`, address }))).toBe(40);
  });

  it("counts in the process while Redis is away", async () => {
    const away = new Redis({ port: 1, lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: () => null });
    away.on("error", () => undefined);
    const limiter = createSignInLimiter(away);
    const attempt = somebody();
    for (let tries = 0; tries < 8; tries += 1) await limiter.takeTry(attempt);
    expect(await limiter.takeTry(attempt)).toBeGreaterThan(0);
    away.disconnect();
  });
});
