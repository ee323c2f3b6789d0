import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CloudError } from "../driver-port.ts";
import { ATTEMPTS_MAX, backoffMs, decideRetry, type FailedAttempt } from "./retry-policy.ts";

function failed(error: Partial<CloudError>, attempt: Partial<FailedAttempt> = {}): FailedAttempt {
  return {
    error: { class: "terminal", code: "X", message: "m", remedy: "r", ...error },
    attempt: 1,
    sinceFirstFailureMs: 0,
    timeLimitMs: 900_000,
    isIdentityYoung: false,
    random: 0,
    ...attempt,
  };
}

describe("decideRetry", () => {
  it.each(["quota", "permission", "invalid", "notFound", "noCapacity", "terminal", "conflict"] as const)(
    "never repeats %s",
    (errorClass) => {
      expect(decideRetry(failed({ class: errorClass }))).toEqual({ retry: false });
    },
  );

  it("repeats a fault of the cloud a few times", () => {
    expect(decideRetry(failed({ class: "retryable" }))).toEqual({ retry: true, afterMs: 500, reason: "retry" });
    expect(decideRetry(failed({ class: "retryable" }, { attempt: ATTEMPTS_MAX }))).toEqual({ retry: false });
  });

  it("goes on with throttled calls as long as the type may take", () => {
    expect(decideRetry(failed({ class: "throttled" }, { attempt: 50, sinceFirstFailureMs: 899_999 }))).toMatchObject({
      retry: true,
      reason: "throttled",
    });
    expect(decideRetry(failed({ class: "throttled" }, { sinceFirstFailureMs: 900_000 }))).toEqual({ retry: false });
  });

  it("waits for the end of another operation for half an hour", () => {
    expect(decideRetry(failed({ class: "conflict", cause: "busy" }, { sinceFirstFailureMs: 1_799_999 }))).toMatchObject({ retry: true });
    expect(decideRetry(failed({ class: "conflict", cause: "busy" }, { sinceFirstFailureMs: 1_800_000 }))).toEqual({ retry: false });
  });

  it("waits for an identity to spread for a minute and a half, and only while it is young", () => {
    const error = { class: "invalid", cause: "propagation" } as const;
    expect(decideRetry(failed(error))).toEqual({ retry: false });
    expect(decideRetry(failed(error, { isIdentityYoung: true }))).toMatchObject({ retry: true, reason: "propagation" });
    expect(decideRetry(failed(error, { isIdentityYoung: true, sinceFirstFailureMs: 90_000 }))).toEqual({ retry: false });
  });

  it("never comes back sooner than the cloud asked for", () => {
    expect(decideRetry(failed({ class: "throttled", retryAfterMs: 45_000 }))).toMatchObject({ afterMs: 45_000 });
  });
});

it("backs off between half of the doubled pause and the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
      const pauseMs = backoffMs({ tries, firstMs: 1_000, mostMs: 30_000, random });
      const fullMs = Math.min(30_000, 1_000 * 2 ** (tries - 1));
      expect(pauseMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(pauseMs).toBeLessThanOrEqual(fullMs);
    }),
  );
});
