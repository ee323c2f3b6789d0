import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviseBroker, BROKER_ROWS, type BrokerSituation } from "./advise-broker.ts";
import { adviseStreamEngine, STREAM_ROWS, type StreamSituation } from "./advise-stream-engine.ts";
import { checkpointSecondsOf, partitionsOf, retentionHoursOf, streamedFiles } from "./size-stream.ts";

const COPY: StreamSituation = {
  cloud: "aws",
  format: "iceberg",
  freshnessSeconds: 120,
  updates: "append",
  transform: "none",
  joinsStreams: false,
  isSimpleSql: false,
  hasKubernetes: false,
  teamWritesPySpark: false,
  engines: [],
};

const STREAM_CASES: readonly [Partial<StreamSituation>, row: string, choice: string][] = [
  [{}, "1", "stream-delivery"],
  [{ cloud: "azure", format: "delta" }, "1", "stream-delivery"],
  [{ cloud: "local" }, "2", "spark-streaming"],
  [{ format: "delta", transform: "windows" }, "3", "spark-streaming"],
  [{ cloud: "gcp", transform: "windows", isSimpleSql: true }, "4a", "auto"],
  [{ cloud: "azure", transform: "windows" }, "4", "spark-streaming"],
  [{ cloud: "gcp", transform: "features", freshnessSeconds: 10 }, "4", "spark-streaming"],
  [{ format: "hudi", updates: "upsert" }, "5", "flink"],
  [{ transform: "windows", joinsStreams: true }, "5", "flink"],
  [{ transform: "windows", freshnessSeconds: 3600, engines: ["databricks"] }, "6", "spark-streaming"],
  [{ transform: "windows", teamWritesPySpark: true }, "6", "spark-streaming"],
  [{ transform: "windows" }, "7", "auto"],
];

describe("stream engine", () => {
  it.each(STREAM_CASES)("%j is decided by row %s: %s", (situation, row, choice) => {
    expect(adviseStreamEngine({ ...COPY, ...situation })).toMatchObject({ row, choice });
  });

  it("every row decides some case", () => {
    expect([...new Set(STREAM_CASES.map(([, row]) => row))].sort()).toEqual([...STREAM_ROWS].sort());
  });

  it("delivery never replaces rows", () => {
    expect(adviseStreamEngine({ ...COPY, updates: "upsert" }).choice).not.toBe("stream-delivery");
  });
});

const WRITTEN: BrokerSituation = { cloud: "aws", reader: "flink", needsKafka: false, isAcrossClouds: false };

const BROKER_CASES: readonly [Partial<BrokerSituation>, row: string, choice: string][] = [
  [{ isAcrossClouds: true }, "1", "confluent"],
  [{ cloud: "azure", needsKafka: true }, "2", "event-hubs"],
  [{ cloud: "gcp", reader: "stream-delivery", needsKafka: true }, "3", "pubsub"],
  [{ cloud: "gcp", reader: "spark-streaming" }, "4", "kafka"],
  [{ cloud: "gcp", reader: "auto" }, "5", "pubsub"],
  [{ needsKafka: true }, "6", "kafka"],
  [{ cloud: "local" }, "6", "kafka"],
  [{}, "7", "kinesis"],
];

describe("broker", () => {
  it.each(BROKER_CASES)("%j is decided by row %s: %s", (situation, row, choice) => {
    expect(adviseBroker({ ...WRITTEN, ...situation })).toMatchObject({ row, choice });
  });

  it("every row decides some case", () => {
    expect([...new Set(BROKER_CASES.map(([, row]) => row))].sort()).toEqual([...BROKER_ROWS].sort());
  });
});

describe("sizing of a stream", () => {
  it("partitions are enough for bytes and for events", () => {
    const load = { eventsPerSecond: 2000, eventBytes: 500, peakFactor: 2, parallelism: 1 };
    expect(partitionsOf({ ...load, service: "kinesis" })).toBe(4);
    expect(partitionsOf({ ...load, eventBytes: 5000, service: "kinesis" })).toBe(20);
    expect(partitionsOf({ ...load, eventBytes: 5000, service: "kafka" })).toBe(2);
  });

  it("partitions are a multiple of the readers and never fewer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 64 }), (eventsPerSecond, parallelism) => {
        const partitions = partitionsOf({ eventsPerSecond, eventBytes: 500, peakFactor: 2, service: "event-hubs", parallelism });
        expect(partitions % parallelism).toBe(0);
        expect(partitions).toBeGreaterThanOrEqual(Math.max(parallelism, (eventsPerSecond * 2) / 1000));
      }),
    );
  });

  it("checkpoints take half of the freshness, within limits", () => {
    expect([5, 120, 3600].map(checkpointSecondsOf)).toEqual([10, 60, 600]);
  });

  it("small files must be merged", () => {
    expect(streamedFiles({ mbPerSecond: 1, checkpointSeconds: 60, parallelism: 1, targetFileMb: 256 })).toEqual({
      expectedMb: 18,
      needsCompaction: true,
    });
    expect(streamedFiles({ mbPerSecond: 10, checkpointSeconds: 60, parallelism: 1, targetFileMb: 256 }).needsCompaction).toBe(false);
  });

  it("a stream keeps twice what a repair takes", () => {
    expect([retentionHoursOf(24, 8), retentionHoursOf(24, 24)]).toEqual([24, 48]);
  });
});
