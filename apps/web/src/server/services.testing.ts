import { randomUUID } from "node:crypto";
import { createSecretBox } from "@zerolake/db";
import { createTestDatabase, TEST_MASTER_KEY } from "@zerolake/db/testing";
import { allowListFrom, createOutboundGuard } from "@zerolake/outbound";
import { createJobQueue, createSignals } from "@zerolake/queue";
import { Redis } from "ioredis";
import { createRunEventReader } from "@/live/server/run-event-reader.ts";
import { ANONYMOUS_BOUNDS, createAddressLimiter } from "./auth/address-limiter.ts";
import { createScimLimiter } from "./auth/scim-limiter.ts";
import { createSessionCache } from "./auth/session-cache.ts";
import { createSignInLimiter } from "./auth/sign-in-limiter.ts";
import { createSsoLimiter } from "./auth/sso/sso-limiter.ts";
import { loadPriceList } from "./price-list.ts";
import { createRefusalWindow } from "./refusal-window.ts";
import type { Services } from "./services.ts";

export function testRedisUrl(): string {
  const url = process.env["REDIS_URL"];
  if (!url) throw new Error("Set REDIS_URL to a throw-away Redis: npm test starts one.");
  return url;
}

/** The server's services on a database of their own and the test's Redis. */
export async function createTestServices(): Promise<{ services: Services; stop(): Promise<void> }> {
  const redisUrl = testRedisUrl();
  const test = await createTestDatabase();
  // What one file of tests has asked is not counted against the next.
  const redis = new Redis(redisUrl, { keyPrefix: `${randomUUID()}:` });
  const services: Services = {
    environment: {
      DATABASE_URL: test.url,
      REDIS_URL: redisUrl,
      NEXTAUTH_URL: "http://127.0.0.1",
      NEXTAUTH_SECRET: "for tests only, long",
      LOG_LEVEL: "error",
    },
    database: test.db,
    redis,
    queue: createJobQueue(redisUrl),
    signals: createSignals(redisUrl),
    secretBox: createSecretBox(TEST_MASTER_KEY),
    signInLimiter: createSignInLimiter(redis),
    anonymousLimiter: createAddressLimiter(redis, ANONYMOUS_BOUNDS),
    ssoLimiter: createSsoLimiter(redis),
    scimLimiter: createScimLimiter(redis),
    sessions: createSessionCache(test.db),
    runEvents: createRunEventReader(test.db),
    refusals: createRefusalWindow(),
    prices: loadPriceList(undefined),
    outbound: createOutboundGuard({ allowed: allowListFrom("127.0.0.1") }),
  };
  return {
    services,
    async stop() {
      services.signals.close();
      await services.queue.close();
      await services.outbound.close();
      redis.disconnect();
      await test.drop();
    },
  };
}
