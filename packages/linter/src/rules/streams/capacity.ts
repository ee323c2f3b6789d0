import { runs } from "../../facts/engines.ts";
import { isTooSmall, mbPerPartition, partitionLimit, partitionsNeeded, partitionsOf, peakMb, skuOf } from "../../facts/streams.ts";
import type { Rule } from "../../rule.ts";

/** Streams and jobs that are too small or too large for their load. */
export const STREAM_CAPACITY_RULES: readonly Rule[] = [
  {
    code: "ZL-STR-007",
    severity: "warning",
    edge: "events",
    reach: "local",
    message: "Some workers of this job will never receive data.",
    why: "One partition is read by one source worker; the surplus is idle, and an idle source can hold back watermarks.",
    fix: "Raise partitions or lower parallelism; keep partitions a multiple of parallelism.",
    sources: ["gk"],
    confidence: "high",
    when: (_facts, { from, to }) =>
      runs(from, "event-stream", "kafka", "kinesis", "event-hubs", "confluent") &&
      to.kind === "stream-processor" &&
      !from.flag("serverless") &&
      (to.number("parallelism") ?? 1) > partitionsOf(from),
    at: "to",
    setting: "parallelism",
    repair: (_facts, { from }) => ({ set: "parallelism", to: partitionsOf(from) }),
  },
  {
    code: "ZL-STR-008",
    severity: "error",
    component: "event-stream",
    reach: "path",
    message: "The stream is too small for the peak rate.",
    why: "A Kinesis shard takes 1 MB/s or 1,000 records/s; an Event Hubs namespace at most 40 throughput units of 1 MB/s or 1,000 events/s; plan 10 MB/s per Kafka partition.",
    fix: "Raise partitions (or the tier), or set serverless on.",
    sources: ["kds", "ehTiers"],
    confidence: "high",
    when: (facts, stream) => !stream.flag("serverless") && isTooSmall(facts, stream),
    setting: "partitions",
    repair: (facts, stream) => (stream.engine === "event-hubs" ? undefined : { set: "partitions", to: partitionsNeeded(facts, stream) }),
  },
  {
    code: "ZL-STR-009",
    severity: "warning",
    component: "event-stream",
    reach: "path",
    message: "A single hot key will overload its partition.",
    why: "Order per key means one key lives in one partition; adding partitions does not help it.",
    fix: "Salt the key, pre-aggregate at the source, or drop the ordering requirement for that key.",
    sources: ["kds"],
    confidence: "high",
    when: (facts, stream) => peakMb(facts, stream) * (stream.number("hotKeyShare") ?? 0) > mbPerPartition(stream),
    setting: "hotKeyShare",
  },
  {
    code: "ZL-STR-020",
    severity: "error",
    component: "event-stream",
    reach: "local",
    message: "This tier does not allow that many partitions.",
    why: "Event Hubs: 32 per hub in Basic and Standard, 100 in Premium (200 per processing unit in the namespace), 1,024 in Dedicated.",
    fix: "Lower partitions or choose a higher tier.",
    sources: ["ehTiers"],
    confidence: "high",
    when: (facts, stream) =>
      stream.engine === "event-hubs" && !stream.flag("serverless") && partitionsOf(stream) > partitionLimit(skuOf(facts, stream)),
    setting: "partitions",
    repair: (facts, stream) => ({ set: "partitions", to: partitionLimit(skuOf(facts, stream)), forThisCloud: true }),
  },
  {
    code: "ZL-STR-021",
    severity: "warning",
    edge: "tables",
    reach: "path",
    message: "Firehose may throttle at this rate.",
    why: "For direct put with updates or deletes the stream limit is 5 MiB/s in three regions and 1 MiB/s elsewhere; append-only streams scale by themselves.",
    fix: "Set “Append only” (it cannot be changed later), read from a Kinesis or Kafka source, or use a stream processing job.",
    sources: ["fhIce"],
    confidence: "medium",
    when: (_facts, { from }) => runs(from, "stream-delivery", "firehose") && from.isOff("appendOnly") && from.figures.mbPerSecond > 1,
    setting: "appendOnly",
    repair: { set: "appendOnly", to: true },
  },
];
