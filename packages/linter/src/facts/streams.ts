import type { Facts } from "../view/facts.ts";
import type { Part } from "../view/part.ts";

const HOURS_PER_DAY = 24;
const KIB = 1024;
/** Default of `message.max.bytes` of Kafka brokers. */
const KAFKA_MESSAGE_BYTES = 1_048_576;

/** Tier of an Event Hubs namespace: as set, else Premium in production. */
export function skuOf(facts: Facts, stream: Part): string {
  return stream.text("sku") ?? (facts.tier === "production" ? "premium" : "standard");
}

export function isPremium(facts: Facts, stream: Part): boolean {
  return ["premium", "dedicated"].includes(skuOf(facts, stream));
}

export function partitionsOf(stream: Part): number {
  return stream.number("partitions") ?? 1;
}

/** MB per second at the peak. */
export function peakMb(facts: Facts, stream: Part): number {
  return stream.figures.mbPerSecond * facts.peakFactor();
}

/** Events per second at the peak. */
export function peakEvents(facts: Facts, stream: Part): number {
  return stream.figures.eventsPerSecond * facts.peakFactor();
}

/** MB per second that one partition takes; Kafka's is a planning figure. */
export function mbPerPartition(stream: Part): number {
  return ["kinesis", "event-hubs", "pubsub"].includes(stream.engine) ? 1 : 10;
}

/** A Kinesis shard takes 1,000 records/s, an Event Hubs namespace below Premium 40 throughput units of as many events. */
export function isTooSmall(facts: Facts, stream: Part): boolean {
  const [mb, events, partitions] = [peakMb(facts, stream), peakEvents(facts, stream), partitionsOf(stream)];
  if (stream.engine === "kinesis") return mb > partitions || events > partitions * 1000;
  if (stream.engine === "event-hubs") return !isPremium(facts, stream) && (mb > 40 || events > 40_000);
  return ["kafka", "confluent"].includes(stream.engine) && mb > partitions * mbPerPartition(stream);
}

/** Longest retention that the service allows, in hours. */
export function retentionLimit(facts: Facts, stream: Part): number {
  const days: Readonly<Record<string, number>> = { kinesis: 365, pubsub: 31, "event-hubs": eventHubsDays(skuOf(facts, stream)) };
  return (days[stream.engine] ?? Infinity) * HOURS_PER_DAY;
}

function eventHubsDays(sku: string): number {
  return ({ basic: 1, standard: 7 } as Readonly<Record<string, number>>)[sku] ?? 90;
}

/** Most partitions of an event hub below a tier. */
export function partitionLimit(sku: string): number {
  return ({ premium: 100, dedicated: 1024 } as Readonly<Record<string, number>>)[sku] ?? 32;
}

/** Largest event in bytes; no limit where the engine's is not known. */
export function eventLimit(facts: Facts, stream: Part): number {
  const kafka = stream.number("maxMessageBytes") ?? KAFKA_MESSAGE_BYTES;
  const limits: Readonly<Record<string, number>> = {
    kinesis: (stream.number("maxRecordKib") ?? KIB) * KIB,
    "event-hubs": skuOf(facts, stream) === "basic" ? 256 * KIB : KIB * KIB,
    pubsub: 10_000_000,
    kafka,
    confluent: kafka,
  };
  return limits[stream.engine] ?? Infinity;
}

/** MB per second that a provisioned stream has been given; `undefined` where nothing is reserved. */
export function reservedMb(stream: Part): number | undefined {
  const reserved: Readonly<Record<string, number>> = {
    kinesis: partitionsOf(stream),
    "event-hubs": Math.max(1, Math.ceil(stream.number("throughputMbPerSecond") ?? 1)),
    // The smallest cluster of three brokers.
    kafka: 30,
  };
  return reserved[stream.engine];
}

/** Seconds between two commits of a stream job. */
export function checkpointSeconds(job: Part): number {
  return job.number("checkpointSeconds") ?? 60;
}

/** Partitions that the peak needs. */
export function partitionsNeeded(facts: Facts, stream: Part): number {
  const byEvents = stream.engine === "kinesis" ? peakEvents(facts, stream) / 1000 : 0;
  return Math.max(1, Math.ceil(Math.max(peakMb(facts, stream) / mbPerPartition(stream), byEvents)));
}
