import type { Settings } from "@zerolake/blueprint";
import { partitionsOf } from "../stream-engine/size-stream.ts";
import { settingsOfFormat } from "../table-format/settings-of-format.ts";
import type { Answers } from "./answers.ts";
import { landsFiles, preparesDocuments, streams } from "./consequences.ts";
import type { DesignDraft } from "./design-draft.ts";
import type { Plan } from "./plan.ts";

/** Peak ÷ average of events; ours. */
const PEAK_FACTOR = 2;
/** What a stream may have; a load beyond it is told by the checks of the design. */
const PARTITIONS_MAX = 1000;
/** A Kafka cluster of one's own would be almost idle below this (ZL-CST-001). */
const RESERVED_MB_PER_SECOND = 10;
/** Rows come with these columns: what identifies a row, and an event that was sent twice. */
const ROW_KEY = "id";
const EVENT_KEY = "event_id";

export function addSources(draft: DesignDraft, { answers }: Plan): void {
  const { kinds, rate, bytes, gbPerDay } = answers;
  if (kinds.includes("events"))
    draft.add("events", "event-source", { eventsPerSecond: rate, eventBytes: bytes, peakFactor: PEAK_FACTOR }, "Events");
  if (kinds.includes("changes"))
    draft.add("changes", "database-source", { engine: "debezium", databaseEngine: "postgres", changesPerSecond: rate }, "Database changes");
  if (!landsFiles(answers)) return;
  const contentKind = kinds.includes("media") ? "image" : kinds.includes("documents") ? "document" : "csv";
  draft.add("files", "file-source", { gbPerDay, contentKind }, "Landed files");
  draft.add("lake", "object-store", { zones: ["raw"], ...lifecycleOf(answers) }, "Raw files");
  draft.join("files", "files", "lake");
}

/** Old versions of files that held personal data go as well, or deleting it would not delete it (ZL-GOV-011). */
export function lifecycleOf({ pii }: Answers, lifecycle: Readonly<Record<string, number>> = {}): Settings {
  const kept = pii ? { ...lifecycle, noncurrentDeleteDays: 30 } : lifecycle;
  return Object.keys(kept).length === 0 ? {} : { lifecycle: kept };
}

export function addStream(draft: DesignDraft, plan: Plan): void {
  const { answers, decisions, isPrototype, processesStream } = plan;
  if (!streams(answers)) return;
  const topics = (["events", "changes"] as const).filter((kind) => answers.kinds.includes(kind));
  const { cloud, tier, rate, bytes } = answers;
  const load = { eventsPerSecond: rate, eventBytes: bytes, peakFactor: PEAK_FACTOR };
  const peakMbPerSecond = (rate * bytes * PEAK_FACTOR) / 1e6;
  const isKafkaOnAws = cloud === "aws" && decisions.broker?.choice === "kafka";
  draft.add("stream", "event-stream", {
    engine: cloud === "gcp" && decisions.broker?.choice === "kafka" ? "kafka" : "auto",
    topics,
    partitions: Math.min(PARTITIONS_MAX, partitionsOf({ ...load, service: "kinesis", parallelism: 1 })),
    retentionHours: isPrototype ? 24 : 72,
    serverless: isPrototype || (isKafkaOnAws && tier === "standard" && peakMbPerSecond < RESERVED_MB_PER_SECOND),
  });
  for (const topic of topics) draft.join(topic, "events", "stream");
  if (answers.registry) {
    draft.add("schemas", "schema-registry", { compatibility: "backward", format: "avro" });
    draft.join("stream", "events", "schemas");
  }
  addTables(draft, plan, { id: "bronze", title: "Bronze tables", zones: ["bronze"], isUpserted: answers.updates === "upsert" });
  if (processesStream) addProcessor(draft, plan);
  else addDelivery(draft, plan);
}

const CHECKPOINT_SECONDS = { seconds: 30, minutes: 120, hour: 600, day: 600 } as const;

function addProcessor(draft: DesignDraft, { answers, decisions }: Plan): void {
  draft.add("process", "stream-processor", {
    engine: decisions.streamEngine?.choice ?? "auto",
    job: "sql",
    mode: answers.updates === "upsert" && decisions.format.choice === "hudi" ? "upsert" : "append",
    parallelism: 1,
    checkpointSeconds: CHECKPOINT_SECONDS[answers.freshness],
    exactlyOnce: true,
    stateTtlHours: 48,
  });
  draft.join("stream", "events", "process");
  if (answers.registry) draft.join("schemas", "schema", "process");
  draft.join("process", "tables", "bronze");
}

function addDelivery(draft: DesignDraft, { answers }: Plan): void {
  const isMinutes = answers.freshness === "minutes";
  draft.add("deliver", "stream-delivery", { bufferSeconds: isMinutes ? 60 : 300, bufferMb: 64, deadLetter: true });
  draft.join("stream", "events", "deliver");
  draft.join("deliver", "tables", "bronze");
  draft.amend("bronze", { deduplicateOn: EVENT_KEY, ...(answers.cloud === "gcp" ? { native: true } : {}) });
}

export function addBatch(draft: DesignDraft, plan: Plan): void {
  if (!plan.runsBatch) return;
  const { answers, decisions } = plan;
  const { engine, choice: mode, workersMax, hoursPerDay } = decisions.jobs;
  draft.add("jobs", "spark-engine", { engine, mode, workersMin: 1, workersMax, hoursPerDay });
  const readsStream = streams(answers);
  if (readsStream) draft.join("bronze", "tables", "jobs");
  // Without rows from elsewhere, scores need rows that are made from the files.
  if (answers.kinds.includes("files") || preparesDocuments(answers) || !readsStream) draft.join("lake", "files", "jobs");
  addTables(draft, plan, {
    id: "gold",
    title: "Silver and gold tables",
    zones: ["silver", "gold"],
    isUpserted: answers.updates === "upsert",
  });
  draft.join("jobs", "tables", "gold");
}

interface TablesPart {
  readonly id: string;
  readonly title: string;
  readonly zones: readonly string[];
  readonly isUpserted: boolean;
}

export function addTables(draft: DesignDraft, { answers, decisions }: Plan, { id, title, zones, isUpserted }: TablesPart): void {
  const format = decisions.format.choice;
  const key: Settings = isUpserted || format === "hudi" ? { upsertKey: [ROW_KEY] } : {};
  const pulls: Settings = answers.incrementalPull ? { incrementalPull: true } : {};
  draft.add(
    id,
    "lakehouse-tables",
    { engine: format, zones, ...key, ...pulls, ...settingsOfFormat(format, { ...answers, engines: readersOf(answers) }, zones) },
    title,
  );
}

/** On Azure, SQL is Synapse's unless something else is drawn; it counts among the readers. */
function readersOf({ cloud, engines, sql }: Answers): Answers["engines"] {
  return cloud === "azure" && sql ? [...engines, "synapse"] : engines;
}
