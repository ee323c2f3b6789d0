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
    const attempt = somebody();
    for (let tries = 0; tries < 7; tries += 1) await limiter.recordFailure({ ...attempt, address: randomUUID() });
    expect(await limiter.waitSeconds(attempt)).toBe(0);
    await limiter.recordFailure({ ...attempt, address: randomUUID() });
    expect(await limiter.waitSeconds({ ...attempt, address: randomUUID() })).toBeGreaterThan(0);
  });

  it("counts one account however its address is written", async () => {
    const limiter = createSignInLimiter(redis);
    const { email } = somebody();
    for (let tries = 0; tries < 8; tries += 1) await limiter.recordFailure({ email: ` ${email.toUpperCase()} `, address: randomUUID() });
    expect(await limiter.waitSeconds({ email, address: randomUUID() })).toBeGreaterThan(0);
  });

  it("makes an address wait that tries many accounts", async () => {
    const limiter = createSignInLimiter(redis);
    const { address } = somebody();
    for (let tries = 0; tries < 40; tries += 1) await limiter.recordFailure({ email: somebody().email, address });
    expect(await limiter.waitSeconds({ ...somebody(), address })).toBeGreaterThan(0);
  });

  it("forgets an account's failures once its owner has signed in", async () => {
    const limiter = createSignInLimiter(redis);
    const attempt = somebody();
    for (let tries = 0; tries < 7; tries += 1) await limiter.recordFailure({ ...attempt, address: randomUUID() });
    await limiter.recordSuccess(attempt);
    await limiter.recordFailure(attempt);
    expect(await limiter.waitSeconds(attempt)).toBe(0);
  });

  it("counts in the process while Redis is away", async () => {
    const away = new Redis({ port: 1, lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: () => null });
    away.on("error", () => undefined);
    const limiter = createSignInLimiter(away);
    const attempt = somebody();
    for (let tries = 0; tries < 8; tries += 1) await limiter.recordFailure(attempt);
    expect(await limiter.waitSeconds(attempt)).toBeGreaterThan(0);
    away.disconnect();
  });
});
