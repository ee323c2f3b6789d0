import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestServices, testRedisUrl } from "../services.testing.ts";
import type { Services } from "../services.ts";
import { consoleOfNobody } from "../trpc/console.testing.ts";
import { ANONYMOUS_BOUNDS, createAddressLimiter } from "./address-limiter.ts";

let redis: Redis;
let services: Services;
let stop: () => Promise<void>;
beforeAll(async () => {
  redis = new Redis(testRedisUrl());
  ({ services, stop } = await createTestServices());
});
afterAll(async () => {
  redis.disconnect();
  await stop();
});

describe("the address limiter", () => {
  it("lets so many calls of one address through and no more, also at once, and other addresses meanwhile", async () => {
    const limiter = createAddressLimiter(redis, { keyPrefix: randomUUID(), calls: 20, windowSeconds: 60 });
    const allowed = await Promise.all(Array.from({ length: 100 }, () => limiter.allows("203.0.113.5")));
    expect(allowed.filter(Boolean)).toHaveLength(20);
    expect(await limiter.allows("203.0.113.6")).toBe(true);
  });

  it("bounds what is asked without an account, and says when it did", async () => {
    const address = randomUUID();
    const stranger = consoleOfNobody(services, { address });
    for (let calls = 0; calls < ANONYMOUS_BOUNDS.calls; calls += 1) await services.anonymousLimiter.allows(address);
    await expect(stranger.setup.status()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    const other = consoleOfNobody(services, { address: randomUUID() });
    expect(await other.setup.status()).toBeDefined();
  });
});
