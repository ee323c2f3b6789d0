import type { MetricQuestion } from "@zerolake/execution";
import { expect, it } from "vitest";
import { metricsContract } from "../metrics-contract.testing.ts";
import { DENIED, THROTTLED } from "./faults.ts";
import { MemoryCloud } from "./memory-cloud.ts";
import { createMemoryDriver } from "./memory-driver.ts";

const question = (name: string): MetricQuestion => ({
  via: "cloudcontrol",
  query: { service: "cloudWatch", metric: { namespace: "N", name, dimensions: {}, statistic: "Maximum" } },
  periodSeconds: 300,
  windowSeconds: 10_800,
});

metricsContract("memory", () => {
  const cloud = new MemoryCloud({ nowMs: Date.now });
  cloud.measure("Lag", 2);
  cloud.measure("Foreign", { unavailable: "Another service is asked for it." });
  return Promise.resolve({
    driver: createMemoryDriver(cloud),
    question: question("Lag"),
    unmeasured: question("Other"),
    foreign: question("Foreign"),
    refuse: (how: "permission" | "throttled") =>
      Promise.resolve(
        cloud.inject({ on: ({ kind }) => kind === "measure", kind: "refuse", error: how === "throttled" ? THROTTLED : DENIED }),
      ),
    right: DENIED.remedy,
    setIll: (isIll: boolean) => Promise.resolve(cloud.measure("Lag", isIll ? 500 : 2)),
  });
});

it("measures by the time as well, and leaves out what has no value", async () => {
  const nowMs = 3_600_000;
  const cloud = new MemoryCloud({ nowMs: () => nowMs });
  cloud.measure("Lag", (atMs) => (atMs < nowMs - 600_000 ? undefined : atMs));
  const answers = await createMemoryDriver(cloud).readMetrics([question("Lag")], { timeLimitMs: 1 });
  expect(answers).toEqual([
    {
      points: [
        { atMs: 3_000_000, value: 3_000_000 },
        { atMs: 3_300_000, value: 3_300_000 },
      ],
    },
  ]);
});
