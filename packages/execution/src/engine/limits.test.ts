import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRateLimiter, DEFAULT_LIMITS, serviceOf } from "./limits.ts";

const limits = { ...DEFAULT_LIMITS, requestsPerSecond: 10, requestBurst: 5 };

describe("createRateLimiter", () => {
  it("lets a burst through, then says how long to wait", () => {
    const limiter = createRateLimiter(limits);
    expect([1, 2, 3, 4, 5].map(() => limiter.tryTake(0))).toEqual([0, 0, 0, 0, 0]);
    expect(limiter.tryTake(0)).toBe(100);
    expect(limiter.tryTake(100)).toBe(0);
  });

  it("never lets more through than burst and rate together allow", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 200 }), (pauses) => {
        const limiter = createRateLimiter(limits);
        let nowMs = 0;
        let granted = 0;
        for (const pause of pauses) {
          nowMs += pause;
          if (limiter.tryTake(nowMs) === 0) granted += 1;
        }
        expect(granted).toBeLessThanOrEqual(limits.requestBurst + (nowMs / 1_000) * limits.requestsPerSecond + 1e-6);
      }),
    );
  });

  it("keeps its word: after the wait that it named, the call may be made", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 10 }), (requestsPerSecond, requestBurst) => {
        const limiter = createRateLimiter({ ...limits, requestsPerSecond, requestBurst });
        for (let taken = 0; taken < requestBurst; taken += 1) limiter.tryTake(0);
        expect(limiter.tryTake(limiter.tryTake(0))).toBe(0);
      }),
    );
  });
});

const throttled = (nowMs: number, retryAfterMs = 0) => ({ nowMs, retryAfterMs });

describe("a limiter whose calls are throttled", () => {
  it("halves its rate for everybody once per burst of throttled answers, and recovers within a minute", () => {
    const limiter = createRateLimiter(limits);
    for (const nowMs of [0, 100, 900]) limiter.slowDown(throttled(nowMs));
    expect(limiter.perSecond(900)).toBeCloseTo(5, 0);
    limiter.slowDown(throttled(1_000));
    expect(limiter.perSecond(1_000)).toBeLessThan(3);
    expect(limiter.perSecond(20_000)).toBeLessThan(10);
    expect(limiter.perSecond(61_000)).toBe(10);
  });

  it("calls nothing before the time that the cloud named, and no later than a minute", () => {
    const limiter = createRateLimiter(limits);
    limiter.slowDown(throttled(0, 7_000));
    expect(limiter.tryTake(1_000)).toBe(6_000);
    expect(limiter.tryTake(7_000)).toBe(0);
    limiter.slowDown(throttled(7_100, 3_600_000));
    expect(limiter.tryTake(7_100)).toBe(60_000);
  });

  it("never leaves its bounds, never lets through more than without, and always lets go on", () => {
    const act = fc.record({ pauseMs: fc.integer({ min: 0, max: 5_000 }), isThrottled: fc.boolean(), retryAfterMs: fc.nat(90_000) });
    const rates = fc.record({ requestsPerSecond: fc.integer({ min: 1, max: 1_000 }), requestBurst: fc.integer({ min: 1, max: 1_000 }) });
    fc.assert(
      fc.property(rates, fc.array(act, { minLength: 1, maxLength: 60 }), (rate, acts) => {
        const limiter = createRateLimiter({ ...limits, ...rate });
        let nowMs = 0;
        let granted = 0;
        for (const { pauseMs, isThrottled, retryAfterMs } of acts) {
          nowMs += pauseMs;
          if (isThrottled) limiter.slowDown(throttled(nowMs, retryAfterMs));
          if (limiter.tryTake(nowMs) === 0) granted += 1;
          expect(limiter.perSecond(nowMs)).toBeLessThanOrEqual(rate.requestsPerSecond);
          expect(limiter.perSecond(nowMs)).toBeGreaterThanOrEqual(Math.min(rate.requestsPerSecond, 0.2));
        }
        expect(granted).toBeLessThanOrEqual(rate.requestBurst + (nowMs / 1_000) * rate.requestsPerSecond + 1e-6);
        const sinceMs = nowMs;
        for (let waitMs = limiter.tryTake(nowMs); waitMs > 0; waitMs = limiter.tryTake(nowMs)) nowMs += waitMs;
        expect(nowMs - sinceMs).toBeLessThanOrEqual(65_000);
      }),
    );
  });
});

it("knows the service of native types", () => {
  expect([serviceOf("AWS::Kinesis::Stream"), serviceOf("Microsoft.EventHub/namespaces/eventhubs"), serviceOf("topic")]).toEqual([
    "AWS::Kinesis",
    "Microsoft.EventHub",
    "topic",
  ]);
});
