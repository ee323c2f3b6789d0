import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

const WINDOW_SECONDS = 300;
/** Wrong passphrases for one account, and from one address, within the window. */
const TRIES_PER_ACCOUNT = 8;
const TRIES_PER_ADDRESS = 40;

export interface SignInAttempt {
  readonly email: string;
  /** Network address of the browser, as far as it is known. */
  readonly address: string;
}

export interface SignInLimiter {
  /** Seconds to wait before another try is looked at; 0 when it may go on. */
  waitSeconds(attempt: SignInAttempt): Promise<number>;
  recordFailure(attempt: SignInAttempt): Promise<void>;
  recordSuccess(attempt: SignInAttempt): Promise<void>;
}

/** Counts wrong passphrases in Redis, shared by all web processes. While Redis is away each process counts for itself. */
export function createSignInLimiter(redis: Redis): SignInLimiter {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS }),
    });
  const perAccount = limiter("sign-in-account", TRIES_PER_ACCOUNT);
  const perAddress = limiter("sign-in-address", TRIES_PER_ADDRESS);

  return {
    async waitSeconds({ email, address }) {
      const [account, network] = await Promise.all([perAccount.get(accountKey(email)), perAddress.get(address)]);
      return Math.max(secondsLeft(account, TRIES_PER_ACCOUNT), secondsLeft(network, TRIES_PER_ADDRESS));
    },
    async recordFailure({ email, address }) {
      await Promise.all([consume(perAccount, accountKey(email)), consume(perAddress, address)]);
    },
    async recordSuccess({ email }) {
      await perAccount.delete(accountKey(email));
    },
  };
}

/** E-mail addresses do not belong into keys that an operator lists. */
function accountKey(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}

function secondsLeft(state: RateLimiterRes | null, points: number): number {
  return state !== null && state.consumedPoints >= points ? Math.ceil(state.msBeforeNext / 1_000) : 0;
}

async function consume(limiter: RateLimiterRedis, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    // The last try of the window was used up; `waitSeconds` says so from now on.
    if (!(reason instanceof RateLimiterRes)) throw reason;
  }
}
