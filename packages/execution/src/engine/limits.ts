/** What a connection allows. The figures of the cloud's own documentation are the defaults; a person can set others. */
export interface LimitSettings {
  /** Calls that one run has on the wire at a time. */
  readonly callsInFlightMax: number;
  /** Creations that the cloud works on at a time, for one run. */
  readonly createsOpenMax: number;
  readonly createsOpenPerServiceMax: number;
  /** Calls a second over all runs that share the limiter. */
  readonly requestsPerSecond: number;
  /** Calls that may be made at once after a pause. */
  readonly requestBurst: number;
}

/** AWS publishes no figures for Cloud Control; these stay below what accounts are known to bear (unverified). */
export const DEFAULT_LIMITS: LimitSettings = {
  callsInFlightMax: 16,
  createsOpenMax: 10,
  createsOpenPerServiceMax: 4,
  requestsPerSecond: 10,
  requestBurst: 20,
};

/** A throttled answer cuts the rate to this part of what it was … */
const CUT_TO = 0.5;
/** … once for all the answers of a burst, which are one sign. */
const CUT_EVERY_MS = 1_000;
/** From nothing to the whole rate it takes so long without another throttled answer. */
const RECOVERY_MS = 60_000;
/** The rate never falls below this part of the whole, nor below one call in five seconds where the whole is more. */
const RATE_PART_MIN = 1 / 50;
const PER_SECOND_MIN = 0.2;
/** A cloud that names a longer pause is asked again after this one. */
const PAUSE_MS_MAX = 60_000;

interface Pace {
  readonly tokens: number;
  readonly perSecond: number;
  readonly atMs: number;
  readonly cutAtMs: number;
  /** Nothing is called before. */
  readonly pausedUntilMs: number;
}

type Allowance = Pick<LimitSettings, "requestsPerSecond" | "requestBurst">;

/** Time passes: the rate grows by the same amount each second up to the whole, and tokens come at the rate of each moment. */
function advance(pace: Pace, { requestsPerSecond, requestBurst }: Allowance, nowMs: number): Pace {
  const seconds = Math.max(0, nowMs - pace.atMs) / 1_000;
  const growth = (requestsPerSecond * 1_000) / RECOVERY_MS;
  const growing = Math.min(seconds, (requestsPerSecond - pace.perSecond) / growth);
  const perSecond = growing < seconds ? requestsPerSecond : pace.perSecond + growth * growing;
  const gained = pace.perSecond * growing + (growth * growing ** 2) / 2 + requestsPerSecond * (seconds - growing);
  // A burst after a pause would only be throttled again: it grows back with the rate.
  const burst = Math.max(1, (requestBurst * perSecond) / requestsPerSecond);
  return { ...pace, perSecond, tokens: Math.min(burst, pace.tokens + gained), atMs: Math.max(pace.atMs, nowMs) };
}

/** Takes one token: `waitMs` is 0 when it was there, else how long until it will be at the latest (and nothing is taken). */
function takeToken(pace: Pace, nowMs: number): { readonly pace: Pace; readonly waitMs: number } {
  if (nowMs < pace.pausedUntilMs) return { pace, waitMs: Math.ceil(pace.pausedUntilMs - nowMs) };
  if (pace.tokens >= 1) return { pace: { ...pace, tokens: pace.tokens - 1 }, waitMs: 0 };
  return { pace, waitMs: Math.ceil(((1 - pace.tokens) * 1_000) / pace.perSecond) };
}

/** The cloud has asked to slow down: everybody who shares the limiter does. */
function slowDown(pace: Pace, { requestsPerSecond }: Allowance, { nowMs, retryAfterMs }: Throttling): Pace {
  const pausedUntilMs = Math.max(pace.pausedUntilMs, nowMs + Math.min(retryAfterMs, PAUSE_MS_MAX));
  if (nowMs - pace.cutAtMs < CUT_EVERY_MS) return { ...pace, pausedUntilMs };
  const least = Math.min(requestsPerSecond, Math.max(requestsPerSecond * RATE_PART_MIN, PER_SECOND_MIN));
  return { ...pace, tokens: 0, perSecond: Math.max(least, pace.perSecond * CUT_TO), cutAtMs: nowMs, pausedUntilMs };
}

interface Throttling {
  readonly nowMs: number;
  /** How long the cloud asked to wait; 0 when it did not say. */
  readonly retryAfterMs: number;
}

/**
 * Shared by all runs of a worker that use one connection. It adapts: the rate is halved when the cloud throttles and grows back slowly
 * (additive increase, multiplicative decrease, as TCP does), so that several workers on one account find their shares.
 */
export interface RateLimiter {
  /** 0 when a call may be made now (and is counted), else milliseconds until the next may. */
  tryTake(nowMs: number): number;
  /** A call was throttled. */
  slowDown(throttling: Throttling): void;
  /** What is allowed now. */
  perSecond(nowMs: number): number;
}

export function createRateLimiter(settings: LimitSettings): RateLimiter {
  const { requestsPerSecond, requestBurst } = settings;
  if (!(requestsPerSecond > 0 && requestBurst >= 1)) throw new RangeError("A rate limit must let calls through");
  const never = Number.NEGATIVE_INFINITY;
  let pace: Pace = { tokens: requestBurst, perSecond: requestsPerSecond, atMs: 0, cutAtMs: never, pausedUntilMs: never };
  return {
    tryTake(nowMs) {
      const taken = takeToken(advance(pace, settings, nowMs), nowMs);
      pace = taken.pace;
      return taken.waitMs;
    },
    slowDown(throttling) {
      pace = slowDown(advance(pace, settings, throttling.nowMs), settings, throttling);
    },
    perSecond(nowMs) {
      pace = advance(pace, settings, nowMs);
      return pace.perSecond;
    },
  };
}

/** The service of a native type: `AWS::Kinesis` of `AWS::Kinesis::Stream`, `Microsoft.EventHub` of `Microsoft.EventHub/namespaces`. */
export function serviceOf(type: string): string {
  const separator = type.includes("::") ? "::" : "/";
  const parts = type.split(separator);
  return parts.length < 2 ? type : parts.slice(0, separator === "::" ? -1 : 1).join(separator);
}
