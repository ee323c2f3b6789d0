import { createRateLimiter, DEFAULT_LIMITS, type RateLimiter } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EngineWorld, type VirtualTime } from "../memory/engine-world.testing.ts";
import { type AwsDriver, createAwsDriver } from "./aws-driver.ts";
import { SandboxHarness } from "./sandbox-harness.testing.ts";

const COUNT = 60;
/** What the sandbox lets through, a fraction of what the connection believes it may call. */
const LET_THROUGH_PER_SECOND = 12;
const LIMITS = {
  ...DEFAULT_LIMITS,
  callsInFlightMax: 64,
  createsOpenMax: 64,
  createsOpenPerServiceMax: 64,
  requestsPerSecond: 40,
  requestBurst: 10,
};

let harness: SandboxHarness;
let driver: AwsDriver;
beforeAll(async () => {
  harness = await SandboxHarness.start("sandbox_throttling_tests");
  driver = createAwsDriver({ ...harness.connection, artefacts: { read: () => Promise.resolve(new Uint8Array()) } });
});
afterAll(async () => {
  driver.close();
  await harness.stop();
});

const TYPE = "AWS::Kinesis::Stream";
const streams = (name: string) =>
  Array.from({ length: COUNT }, (_, index) =>
    desiredResource(`${name}.stream${index}`, {
      type: TYPE,
      properties: { Name: `${name}-${index}`, ShardCount: 1 },
      facts: {
        createOnly: ["Name"],
        readOnly: ["Arn"],
        writeOnly: [],
        identifier: ["Name"],
        hasUniqueName: true,
        nameProperty: "Name",
        tags: { property: "Tags", shape: "list" },
      },
    }),
  );

/** The sandbox counts by the clock, so waits are real ones. */
const realTime: VirtualTime = {
  get nowMs() {
    return performance.now();
  },
  set nowMs(_ms) {
    // Time passes by itself.
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Everything is created; returns how many calls were throttled. */
async function create(name: string, rate: RateLimiter): Promise<number> {
  await harness.reset();
  await harness.fault({ match: { operation: "CreateResource" }, action: { kind: "throttle", perSecond: LET_THROUGH_PER_SECOND } });
  const plan = planApply({ desired: streams(name), recorded: [] });
  const world = new EngineWorld({ plan, time: realTime, settings: { limits: LIMITS, lingerMs: 60_000 } });
  await world.finish({ ...world.worker(({ journal }) => ({ journal, driver })), rate });
  expect(Object.values(world.view.steps).filter(({ status }) => status !== "succeeded")).toEqual([]);
  const { faults } = (await harness.control("GET", "faults")) as { faults: { strikes: number }[] };
  return faults.reduce((sum, { strikes }) => sum + strikes, 0);
}

it("a throttled account is called less, so that fewer calls are throttled than without that, and everything is created", async () => {
  const adaptive = await create("adaptive", createRateLimiter(LIMITS));
  const stubborn = await create("stubborn", { ...createRateLimiter(LIMITS), slowDown: () => undefined });
  expect(stubborn).toBeGreaterThan(10);
  expect(adaptive).toBeLessThan(stubborn);
}, 180_000);
