import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kafkaBrokers, kafkaVolumeGb } from "./kafka.ts";

describe("Kafka sizing", () => {
  it("gives the worked example: 12 MB/s, 72 h, 3 zones → 3 brokers with 4,044 GB each", () => {
    const brokers = kafkaBrokers(12, 3);
    expect(brokers).toBe(3);
    expect(kafkaVolumeGb({ mbPerSecond: 12, retentionHours: 72, brokers })).toBe(4044);
  });

  it("always spreads brokers evenly over the zones", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        (mb, zones) => kafkaBrokers(mb, zones) % zones === 0,
      ),
    );
  });
});
