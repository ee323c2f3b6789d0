import { type CloudDriver, createRateLimiter, DEFAULT_LIMITS, type RateLimiter } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { expect, it } from "vitest";
import { EngineWorld } from "./engine-world.testing.ts";
import { THROTTLED } from "./faults.ts";

const desired = Array.from({ length: 150 }, (_, index) => desiredResource(`many.thing${index}`, { timeLimitMinutes: 60 }));
const LET_THROUGH_PER_SECOND = 8;
const LIMITS = { ...DEFAULT_LIMITS, callsInFlightMax: 64, createsOpenMax: 64, createsOpenPerServiceMax: 64, requestsPerSecond: 40 };

/** A cloud that answers no more than so many creations a second. Returns how many it throttled, and how long everything took. */
async function create(rate: RateLimiter, retryAfterMs?: number) {
  const world = new EngineWorld({ plan: planApply({ desired, recorded: [] }), settings: { limits: LIMITS, lingerMs: 120_000 } });
  const startMs = world.time.nowMs;
  const error = { ...THROTTLED, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const calls: number[] = [];
  let lately: number[] = [];
  let throttled = 0;
  const slow = (driver: CloudDriver): CloudDriver => ({
    ...driver,
    create: (request, call) => {
      calls.push(world.time.nowMs - startMs);
      lately = lately.filter((atMs) => atMs > world.time.nowMs - 1_000);
      if (lately.length < LET_THROUGH_PER_SECOND) {
        lately.push(world.time.nowMs);
        return driver.create(request, call);
      }
      throttled += 1;
      return Promise.resolve({ state: "failed", error });
    },
  });
  const outcome = await world.finish({ ...world.worker(({ journal, driver }) => ({ journal, driver: slow(driver) })), rate });
  expect(outcome).toMatchObject({ result: "succeeded" });
  return { throttled, calls, tookMs: world.time.nowMs - startMs };
}

it("a throttled connection is called less: less than half as many calls are throttled, and it takes hardly longer", async () => {
  const adaptive = await create(createRateLimiter(LIMITS));
  const stubborn = await create({ ...createRateLimiter(LIMITS), slowDown: () => undefined });
  expect(adaptive.throttled).toBeLessThan(stubborn.throttled / 2);
  expect(adaptive.tookMs).toBeLessThan(stubborn.tookMs * 1.5);
});

it("nobody calls before the time that the cloud named, whichever resource it named it for", async () => {
  const { calls } = await create(createRateLimiter(LIMITS), 5_000);
  const first = calls.findIndex((atMs, index) => index > 0 && atMs - (calls[index - 1] ?? 0) >= 4_900);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThanOrEqual(64);
});
