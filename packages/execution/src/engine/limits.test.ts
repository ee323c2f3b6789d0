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

it("knows the service of native types", () => {
  expect([serviceOf("AWS::Kinesis::Stream"), serviceOf("Microsoft.EventHub/namespaces/eventhubs"), serviceOf("topic")]).toEqual([
    "AWS::Kinesis",
    "Microsoft.EventHub",
    "topic",
  ]);
});
