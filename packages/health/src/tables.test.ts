import { describe, expect, it } from "vitest";
import { AWS_SIGNALS } from "./aws/signals.ts";
import { AZURE_SIGNALS } from "./azure/signals.ts";
import { CONFLUENT_SIGNALS } from "./confluent/signals.ts";
import { GOOGLE_SIGNALS } from "./gcp/signals.ts";
import { RUN_SIGNALS } from "./run-signals.ts";
import type { HealthFacts, MeasuredResource, Threshold } from "./signal.ts";
import type { SignalRow } from "./signal-row.ts";

const FACTS: HealthFacts = {
  region: "r",
  account: "a",
  settings: {},
  workload: { freshnessSecondsTarget: 60, latencyMsP95Target: 500, eventsPerSecond: 100 },
};
const TABLES = { ...AWS_SIGNALS, ...AZURE_SIGNALS, ...GOOGLE_SIGNALS, ...CONFLUENT_SIGNALS, ...RUN_SIGNALS };
/** The longest time of minutes that every cloud tells at once. */
const MINUTES_MAX_SECONDS = 6 * 3_600;

function resource(type: string): MeasuredResource {
  return { address: "c.part", component: "c", type, via: "v", identifier: "a/b/c", properties: {}, attributes: {} };
}

function thresholdsOf(row: SignalRow, type: string): readonly Threshold[] {
  return [FACTS, { ...FACTS, workload: {} }].flatMap((facts) => row.threshold(facts, resource(type)) ?? []);
}

describe.each(Object.entries(TABLES))("%s", (type, rows) => {
  it("has rows with a key of their own, and periods that fill their window", () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { periodSeconds = 300, windowSeconds = 10_800, needs = { points: 3, of: 5 } } of rows) {
      expect(windowSeconds % periodSeconds).toBe(0);
      expect(periodSeconds % 60).toBe(0);
      expect(periodSeconds > 60 || windowSeconds <= MINUTES_MAX_SECONDS).toBe(true);
      expect(needs.points).toBeLessThanOrEqual(needs.of);
      expect(needs.of * periodSeconds).toBeLessThanOrEqual(windowSeconds);
    }
  });

  it("warns no later than it is bad, and says why there", () => {
    for (const { warn, bad, illWhen, because } of rows.flatMap((row) => thresholdsOf(row, type))) {
      expect(illWhen === "above" ? warn <= bad : warn >= bad).toBe(true);
      expect(because).toMatch(/^[A-Z].*\.$/);
    }
  });
});

it("names no type twice", () => {
  const names = [AWS_SIGNALS, AZURE_SIGNALS, GOOGLE_SIGNALS, CONFLUENT_SIGNALS, RUN_SIGNALS].flatMap((table) => Object.keys(table));
  expect(new Set(names).size).toBe(names.length);
});
