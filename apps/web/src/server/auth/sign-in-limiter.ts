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
  /** Takes a try before it is looked at, so that many at once are counted like one after another. Seconds to wait; 0 when it may go on. */
  takeTry(attempt: SignInAttempt): Promise<number>;
  /** The try was right: its account begins anew. */
  recordSuccess(attempt: SignInAttempt): Promise<void>;
  /** The try was neither right nor wrong yet. */
  giveBack(attempt: SignInAttempt): Promise<void>;
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
    async takeTry({ email, address }) {
      return Math.max(...(await Promise.all([take(perAccount, accountKey(email)), take(perAddress, address)])));
    },
    async recordSuccess({ email, address }) {
      await Promise.all([perAccount.delete(accountKey(email)), perAddress.reward(address)]);
    },
    async giveBack({ email, address }) {
      await Promise.all([perAccount.reward(accountKey(email)), perAddress.reward(address)]);
    },
  };
}

/** E-mail addresses do not belong into keys that an operator lists. */
function accountKey(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}

async function take(limiter: RateLimiterRedis, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1_000));
    throw reason;
  }
}
