import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

export interface AddressLimiter {
  /** Counts a call; false when this address has made too many. */
  allows(address: string | undefined): Promise<boolean>;
}

export interface AddressBounds {
  readonly keyPrefix: string;
  readonly calls: number;
  readonly windowSeconds: number;
}

/** Counts calls by network address in Redis, shared by all web processes. While Redis is away each process counts for itself. */
export function createAddressLimiter(redis: Redis, { keyPrefix, calls, windowSeconds }: AddressBounds): AddressLimiter {
  const bounds = { keyPrefix, points: calls, duration: windowSeconds };
  const limiter = new RateLimiterRedis({ ...bounds, storeClient: redis, insuranceLimiter: new RateLimiterMemory(bounds) });
  return {
    async allows(address = "unknown") {
      try {
        await limiter.consume(address);
        return true;
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        return false;
      }
    },
  };
}

/** What may be asked without an account, from one address: an office behind one address signs in, a script does not try tokens. */
export const ANONYMOUS_BOUNDS: AddressBounds = { keyPrefix: "anonymous-address", calls: 600, windowSeconds: 300 };
