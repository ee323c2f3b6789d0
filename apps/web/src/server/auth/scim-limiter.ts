import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

const WINDOW_SECONDS = 60;
/** Of one organisation within the window, over all its tokens: 50 in a second, twice what the busiest provider asks for. */
const REQUESTS_PER_ORGANIZATION = 3_000;
/** With a token that nobody knows, from one address within the window. */
const WRONG_TOKENS_PER_ADDRESS = 60;

export interface ScimLimiter {
  /** Counts a request of an organisation; seconds to wait, 0 when it may go on. */
  takeRequest(organizationId: string): Promise<number>;
  /** Seconds before a token from this address is looked at; 0 when it may be. */
  waitSeconds(address: string): Promise<number>;
  recordWrongToken(address: string): Promise<void>;
}

/** Counts in Redis, for all web processes together. While Redis is away each process counts for itself. */
export function createScimLimiter(redis: Redis): ScimLimiter {
  const limiter = (keyPrefix: string, points: number) => {
    const insuranceLimiter = new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS });
    return new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration: WINDOW_SECONDS, insuranceLimiter });
  };
  const requests = limiter("scim-requests", REQUESTS_PER_ORGANIZATION);
  const wrongTokens = limiter("scim-wrong-tokens", WRONG_TOKENS_PER_ADDRESS);
  return {
    takeRequest: (organizationId) => take(requests, organizationId),
    async waitSeconds(address) {
      const state = await wrongTokens.get(address);
      return state !== null && state.consumedPoints >= WRONG_TOKENS_PER_ADDRESS ? secondsIn(state) : 0;
    },
    async recordWrongToken(address) {
      await take(wrongTokens, address);
    },
  };
}

async function take(limiter: RateLimiterRedis, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return secondsIn(reason);
    throw reason;
  }
}

function secondsIn({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1_000));
}
