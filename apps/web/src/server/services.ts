import { createAuditKeys, createDatabase, createSecretBox, type Database, readMasterKey, type SecretBox } from "@zerolake/db";
import { allowListFrom, createOutboundGuard, type OutboundGuard } from "@zerolake/outbound";
import { createJobQueue, createSignals, type JobQueue, type Signals } from "@zerolake/queue";
import { Redis } from "ioredis";
import { createRunEventReader, type RunEventReader } from "@/live/server/run-event-reader.ts";
import { type AddressLimiter, ANONYMOUS_BOUNDS, createAddressLimiter } from "./auth/address-limiter.ts";
import { createScimLimiter, type ScimLimiter } from "./auth/scim-limiter.ts";
import { createSessionCache, type SessionCache } from "./auth/session-cache.ts";
import { createSignInLimiter, type SignInLimiter } from "./auth/sign-in-limiter.ts";
import { createSsoLimiter, type SsoLimiter } from "./auth/sso/sso-limiter.ts";
import { type ServerEnvironment, serverEnvironment } from "./environment.ts";
import { logger } from "./logger.ts";
import { loadPriceList, type PriceList } from "./price-list.ts";
import { createRefusalWindow, type RefusalWindow } from "./refusal-window.ts";

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
  /** For what is asked without a session. */
  readonly anonymousLimiter: AddressLimiter;
  readonly ssoLimiter: SsoLimiter;
  readonly scimLimiter: ScimLimiter;
  readonly sessions: SessionCache;
  readonly runEvents: RunEventReader;
  readonly refusals: RefusalWindow;
  readonly prices: PriceList;
  /** The only way to an address that a person typed. */
  readonly outbound: OutboundGuard;
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
  const secretBox = createSecretBox(readMasterKey(process.env));
  const database = createDatabase({ connectionString: environment.DATABASE_URL, auditKeys: createAuditKeys(secretBox) });
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
    secretBox,
    signInLimiter: createSignInLimiter(redis),
    anonymousLimiter: createAddressLimiter(redis, ANONYMOUS_BOUNDS),
    ssoLimiter: createSsoLimiter(redis),
    scimLimiter: createScimLimiter(redis),
    sessions: createSessionCache(database),
    runEvents: createRunEventReader(database),
    refusals: createRefusalWindow(),
    prices: loadPriceList(environment.ZEROLAKE_PRICES_FILE),
    outbound: createOutboundGuard({ allowed: allowListFrom(environment.ZEROLAKE_OUTBOUND_ALLOW) }),
  };
}
