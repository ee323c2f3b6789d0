import { isKind } from "../../facts/engines.ts";
import { eventLimit, isPremium, retentionLimit, skuOf } from "../../facts/streams.ts";
import type { ComponentRule } from "../../rule.ts";
import { SOURCE_KINDS } from "../../view/facts.ts";

/** What the streaming services refuse. */
export const STREAM_SERVICE_LIMITS_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-STR-010",
    severity: "error",
    component: "event-stream",
    reach: "blueprint",
    message: "Events could expire before a failed consumer comes back.",
    why: "A consumer resumes from its last checkpoint; what the stream has deleted since then is gone.",
    fix: "Raise “Keep for” to at least twice the recovery time.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, stream) => (stream.number("retentionHours") ?? 24) < (facts.workload("recoveryHours") ?? 0),
    setting: "retentionHours",
    repair: (facts) => ({ set: "retentionHours", to: Math.ceil((facts.workload("recoveryHours") ?? 0) * 2) }),
  },
  {
    code: "ZL-STR-011",
    severity: "error",
    component: "event-stream",
    reach: "local",
    message: "This service does not keep events that long.",
    why: "Limits: Kinesis 365 days, Pub/Sub 31 days, Event Hubs 1 day (Basic), 7 days (Standard), 90 days (Premium, Dedicated).",
    fix: "Lower “Keep for”, choose a higher tier, or keep history in a bronze table.",
    sources: ["ehTiers", "gk"],
    confidence: "high",
    when: (facts, stream) => (stream.number("retentionHours") ?? 24) > retentionLimit(facts, stream),
    setting: "retentionHours",
    repair: (facts, stream) => ({ set: "retentionHours", to: retentionLimit(facts, stream), forThisCloud: true }),
  },
  {
    code: "ZL-STR-012",
    severity: "error",
    component: "event-stream",
    reach: "path",
    message: "Some events are too large for this stream.",
    why: "Limits: Kinesis 1 MiB (can be raised to 10 MiB per stream), Event Hubs 1 MB, Pub/Sub 10 MB, Kafka 1 MiB by default.",
    fix: "Store the payload in the object store and send a reference, or raise the limit where possible.",
    sources: ["kdsSize", "ehTiers"],
    confidence: "high",
    when: (facts, stream) => {
      const limit = eventLimit(facts, stream);
      return stream
        .allUp()
        .some((source) => isKind(source, SOURCE_KINDS) && (source.number("eventBytes") ?? source.number("messageBytes") ?? 0) > limit);
    },
  },
  {
    code: "ZL-STR-013",
    severity: "error",
    component: "event-stream",
    reach: "local",
    message: "Event Hubs refuses this compression.",
    why: "Its Kafka endpoint supports gzip only, and only in Premium and Dedicated.",
    fix: "Set compression none (Standard) or gzip (Premium).",
    sources: ["ehKafka"],
    confidence: "high",
    when: (facts, stream) => {
      const compression = stream.text("compression") ?? "none";
      return stream.engine === "event-hubs" && compression !== "none" && (compression !== "gzip" || !isPremium(facts, stream));
    },
    setting: "compression",
    repair: { set: "compression", to: "none", forThisCloud: true },
  },
  {
    code: "ZL-STR-014",
    severity: "error",
    component: "event-stream",
    reach: "neighbours",
    message: "The Basic tier has no Kafka endpoint.",
    why: "Kafka clients, and so Flink and Spark with the Kafka source, need Standard or higher; Basic also has one consumer group.",
    fix: "Choose the Standard tier.",
    sources: ["ehTiers", "ehKafka"],
    confidence: "high",
    when: (facts, stream) =>
      stream.engine === "event-hubs" &&
      skuOf(facts, stream) === "basic" &&
      (stream.text("engine") === "kafka" ||
        stream.down("events").some((reader) => isKind(reader, ["stream-processor", "schema-registry"]))),
    setting: "sku",
    repair: { set: "sku", to: "standard" },
  },
];
