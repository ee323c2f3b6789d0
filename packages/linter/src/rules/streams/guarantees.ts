import { isDatabricks, isFlink, runs } from "../../facts/engines.ts";
import { checkpointSeconds, isPremium } from "../../facts/streams.ts";
import { hasUpsertKey, isDelta, isHudi, writersOf } from "../../facts/tables.ts";
import type { Rule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

/** Default of a broker's transaction.max.timeout.ms. */
const TRANSACTION_SECONDS = 900;

function isExactlyOnce(job: Part): boolean {
  return job.kind === "stream-processor" && job.flag("exactlyOnce");
}

/** Exactly once into a stream needs producer transactions. */
function hasTransactions(facts: Facts, stream: Part): boolean {
  return !["kinesis", "pubsub"].includes(stream.engine) && (stream.engine !== "event-hubs" || isPremium(facts, stream));
}

/** Exactly once, at least once, and who de-duplicates. */
export const STREAM_GUARANTEES_RULES: readonly Rule[] = [
  {
    code: "ZL-STR-001",
    severity: "error",
    edge: "events",
    reach: "local",
    message: "This stream cannot take part in exactly-once delivery.",
    why: "Exactly once into a stream needs producer transactions; Kinesis and Pub/Sub publish have none, and Event Hubs offers Kafka transactions only in Premium and Dedicated, in preview.",
    fix: "Accept at-least-once and de-duplicate by an event id downstream, or use Kafka.",
    sources: ["ehKafka", "gk"],
    confidence: "high",
    when: (facts, { from, to }) => isExactlyOnce(from) && to.kind === "event-stream" && !hasTransactions(facts, to),
    setting: "exactlyOnce",
    repair: { set: "exactlyOnce", to: false },
  },
  {
    code: "ZL-STR-002",
    severity: "error",
    edge: "events",
    reach: "local",
    message: "A failure could expire the open Kafka transaction and lose acknowledged data.",
    why: "The broker aborts transactions after transaction.max.timeout.ms (15 minutes by default); checkpoint interval, its duration and the restart must fit inside.",
    fix: "Checkpoint more often, or raise transaction.max.timeout.ms and transaction.timeout.ms together.",
    sources: ["flinkTx"],
    confidence: "high",
    when: (_facts, { from, to }) =>
      isFlink(from) &&
      isExactlyOnce(from) &&
      runs(to, "event-stream", "kafka", "confluent") &&
      checkpointSeconds(from) * 2 + (from.number("restartSeconds") ?? 120) > TRANSACTION_SECONDS,
    setting: "checkpointSeconds",
    repair: { set: "checkpointSeconds", to: 60 },
  },
  {
    code: "ZL-STR-003",
    severity: "warning",
    edge: "events",
    reach: "blueprint",
    message: "Consumers see these records only after the next checkpoint.",
    why: "Exactly-once records become visible when the transaction commits, and it commits at the checkpoint; read_uncommitted gives up the guarantee.",
    fix: "Lower “Checkpoint every”, or let this path be at-least-once with idempotent handling.",
    sources: ["flinkTx"],
    confidence: "high",
    when: (facts, { from, to }) => {
      if (from.kind !== "event-stream" || to.kind !== "app-service") return false;
      const jobs = from.up("events").filter(isExactlyOnce);
      const latencyMs = jobs.length > 0 ? facts.workload("latencyMsP95Target") : undefined;
      return latencyMs !== undefined && jobs.some((job) => checkpointSeconds(job) * 1000 > latencyMs * 10);
    },
  },
  {
    code: "ZL-STR-015",
    severity: "warning",
    edge: "tables",
    reach: "local",
    message: "This table may contain duplicates.",
    why: "Managed delivery retries after a timeout and can write a record twice.",
    fix: "Set “De-duplicate on” (generates a de-duplicating view or merge) or carry an event id and handle it in silver.",
    sources: ["fhIce"],
    confidence: "high",
    when: (_facts, { from, to }) => from.kind === "stream-delivery" && to.text("deduplicateOn") === undefined && !hasUpsertKey(to),
    at: "to",
    setting: "deduplicateOn",
  },
  {
    code: "ZL-STR-019",
    severity: "error",
    component: "lakehouse-tables",
    reach: "neighbours",
    message: "Concurrent writers can overwrite each other here.",
    why: "Hudi needs optimistic concurrency with a lock provider; Delta on S3 relies on one writing cluster unless a commit coordinator or the DynamoDB log store is used. Iceberg resolves conflicts in its catalog.",
    fix: "Set “Locks” (dynamodb, zookeeper or storage for Hudi 1.1; dynamodb log store for Delta), or have one writer.",
    sources: ["hudiVer", "gk"],
    confidence: "medium",
    when: (facts, tables) => {
      if ((tables.text("lockProvider") ?? "none") !== "none") return false;
      const writers = writersOf(tables);
      if (isHudi(tables)) return writers.length > 1;
      const engines = new Set(writers.map(({ engine }) => engine));
      return isDelta(tables) && facts.cloud === "aws" && engines.size > 1 && !writers.every(isDatabricks);
    },
    setting: "lockProvider",
  },
];
