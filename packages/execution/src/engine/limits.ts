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

interface TokenBucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** Takes one token: `waitMs` is 0 when it was there, else how long until it will be (and nothing is taken). */
function takeToken(
  bucket: TokenBucket,
  { requestsPerSecond, requestBurst }: Pick<LimitSettings, "requestsPerSecond" | "requestBurst">,
  nowMs: number,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const gained = (Math.max(0, nowMs - bucket.atMs) * requestsPerSecond) / 1_000;
  const tokens = Math.min(requestBurst, bucket.tokens + gained);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, atMs: nowMs }, waitMs: 0 };
  return { bucket: { tokens, atMs: nowMs }, waitMs: Math.ceil(((1 - tokens) * 1_000) / requestsPerSecond) };
}

/** Shared by all runs of a worker that use one connection. */
export interface RateLimiter {
  /** 0 when a call may be made now (and is counted), else milliseconds until the next may. */
  tryTake(nowMs: number): number;
}

export function createRateLimiter(settings: LimitSettings): RateLimiter {
  if (!(settings.requestsPerSecond > 0 && settings.requestBurst >= 1)) throw new RangeError("A rate limit must let calls through");
  let bucket: TokenBucket = { tokens: settings.requestBurst, atMs: 0 };
  return {
    tryTake(nowMs) {
      const taken = takeToken(bucket, settings, nowMs);
      bucket = taken.bucket;
      return taken.waitMs;
    },
  };
}

/** The service of a native type: `AWS::Kinesis` of `AWS::Kinesis::Stream`, `Microsoft.EventHub` of `Microsoft.EventHub/namespaces`. */
export function serviceOf(type: string): string {
  const separator = type.includes("::") ? "::" : "/";
  const parts = type.split(separator);
  return parts.length < 2 ? type : parts.slice(0, separator === "::" ? -1 : 1).join(separator);
}
