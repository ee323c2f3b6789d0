import type { CloudError } from "../driver-port.ts";

export interface FailedAttempt {
  readonly error: CloudError;
  /** 1 for the first. */
  readonly attempt: number;
  /** Since the operation failed for the first time; 0 when this is it. */
  readonly sinceFirstFailureMs: number;
  /** How long the type may take at all. */
  readonly timeLimitMs: number;
  /** Something that it stands on, or its component, was changed so recently that the cloud may not know it everywhere. */
  readonly isIdentityYoung: boolean;
  /** In [0, 1): spreads attempts that failed together. */
  readonly random: number;
}

export type RetryDecision =
  | { readonly retry: true; readonly afterMs: number; readonly reason: "retry" | "throttled" | "propagation" }
  | { readonly retry: false };

interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Source of the figures: the handler contract of AWS Cloud Control and what its services need in practice. */
const RETRYABLE: Backoff = { firstMs: 1_000, mostMs: 30_000 };
const THROTTLED: Backoff = { firstMs: 2_000, mostMs: 60_000 };
const BUSY: Backoff = { firstMs: 10_000, mostMs: 60_000 };
const PROPAGATION: Backoff = { firstMs: 5_000, mostMs: 15_000 };
export const ATTEMPTS_MAX = 5;
const BUSY_MS_MAX = 30 * 60_000;
const PROPAGATION_MS_MAX = 90_000;
/** An identity that is older than this is known everywhere. */
export const IDENTITY_YOUNG_MS = 120_000;

/** Whether and when a failed call is tried again: only what the driver classified so, never for ever. */
export function decideRetry(failed: FailedAttempt): RetryDecision {
  const { error, attempt, sinceFirstFailureMs } = failed;
  if (error.cause === "propagation") {
    if (!failed.isIdentityYoung || sinceFirstFailureMs >= PROPAGATION_MS_MAX) return { retry: false };
    return again(failed, PROPAGATION, "propagation");
  }
  if (error.cause === "busy") return sinceFirstFailureMs < BUSY_MS_MAX ? again(failed, BUSY, "retry") : { retry: false };
  if (error.class === "throttled")
    return sinceFirstFailureMs < failed.timeLimitMs ? again(failed, THROTTLED, "throttled") : { retry: false };
  if (error.class === "retryable") return attempt < ATTEMPTS_MAX ? again(failed, RETRYABLE, "retry") : { retry: false };
  return { retry: false };
}

function again({ error, attempt, random }: FailedAttempt, backoff: Backoff, reason: "retry" | "throttled" | "propagation"): RetryDecision {
  const computedMs = backoffMs({ tries: attempt, random, ...backoff });
  return { retry: true, afterMs: Math.max(computedMs, error.retryAfterMs ?? 0), reason };
}

/** Doubles with every try up to a limit; half of it is chance. */
export function backoffMs({ tries, firstMs, mostMs, random }: Backoff & { readonly tries: number; readonly random: number }): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** Math.min(tries - 1, 30));
  return Math.round(fullMs * (0.5 + random / 2));
}
