import { createDatabase, createSecretBox, type Database, readMasterKey, type SecretBox } from "@zerolake/db";
import { createJobQueue, createSignals, type JobQueue, type Signals } from "@zerolake/queue";
import { Redis } from "ioredis";
import { createSessionCache, type SessionCache } from "./auth/session-cache.ts";
import { createSignInLimiter, type SignInLimiter } from "./auth/sign-in-limiter.ts";
import { type ServerEnvironment, serverEnvironment } from "./environment.ts";
import { logger } from "./logger.ts";
import { loadPriceList, type PriceList } from "./price-list.ts";

/** What the server works with, as one plain object. Built once per process, at first use. */
export interface Services {
  readonly environment: ServerEnvironment;
  readonly database: Database;
  readonly redis: Redis;
  /** Rings for workers; what is to be done stands in the database. */
  readonly queue: JobQueue;
  /** Rings for open pages. */
  readonly signals: Signals;
  readonly secretBox: SecretBox;
  readonly signInLimiter: SignInLimiter;
  readonly sessions: SessionCache;
  readonly prices: PriceList;
}

/** Next.js loads modules several times (routes, pages, hot reload); the process has one set of connections. */
const holder = globalThis as typeof globalThis & { zerolakeServices?: Services };

export function services(): Services {
  holder.zerolakeServices ??= createServices();
  return holder.zerolakeServices;
}

const REDIS_RETRY_MS_MAX = 2_000;
const REDIS_ANSWER_LIMIT_MS = 1_000;

function onRedisError(error: Error): void {
  logger.debug({ err: error }, "Redis does not answer");
}

function createServices(): Services {
  const environment = serverEnvironment();
  const database = createDatabase({ connectionString: environment.DATABASE_URL });
  const redis = new Redis(environment.REDIS_URL, {
    // A request fails at once while Redis is away instead of hanging; the connection itself keeps trying.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    // One that keeps the connection and answers nothing is as good as away.
    commandTimeout: REDIS_ANSWER_LIMIT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, REDIS_RETRY_MS_MAX),
  });
  redis.on("error", onRedisError);
  return {
    environment,
    database,
    redis,
    queue: createJobQueue(environment.REDIS_URL, onRedisError),
    signals: createSignals(environment.REDIS_URL, onRedisError),
    secretBox: createSecretBox(readMasterKey(process.env)),
    signInLimiter: createSignInLimiter(redis),
    sessions: createSessionCache(database),
    prices: loadPriceList(environment.ZEROLAKE_PRICES_FILE),
  };
}
