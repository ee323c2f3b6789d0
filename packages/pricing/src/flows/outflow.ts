import type { PricedComponent } from "../design.ts";
import { averageFileMb, shrinks } from "../model/file-formats.ts";
import { type Evaluation, parameter } from "./evaluation.ts";
import { type EventFlow, type FileFlow, gbPerDay, mergeEvents, mergeFiles, type Outflow, type TableFlow } from "./flow.ts";
import { runsOf } from "./runs.ts";
import { figure, text } from "./settings.ts";
import { sourceEvents } from "./source-events.ts";
import { DIRECT_COMMITS_DAY, storedTables, type TableInflow } from "./table-flow.ts";

/** What has left each component so far, by id. */
export type Outflows = ReadonlyMap<string, Outflow>;

const SECONDS_PER_DAY = 86_400;
const MB_PER_GB = 1000;
const MONTHS_PER_DAY = 12 / 365;
const NOTHING: Outflow = {};
/** A training run keeps five checkpoints of one gigabyte. */
const CHECKPOINTS_PER_RUN = 5;
/** Files that a batch job lands are Parquet. */
const BATCH_FILE = "parquet";

/** Carries the load along the edges, sources first. */
export function carryFlows(evaluation: Evaluation): Outflows {
  const outflows = new Map<string, Outflow>();
  for (const component of evaluation.graph.order) outflows.set(component.id, outflowOf(component, evaluation, outflows));
  return outflows;
}

export function eventsInto(id: string, { graph }: Evaluation, outflows: Outflows): readonly EventFlow[] {
  return graph.into(id, "events").flatMap(({ peer }) => outflows.get(peer.id)?.events ?? []);
}

function filesInto(id: string, { graph }: Evaluation, outflows: Outflows): readonly FileFlow[] {
  return graph.into(id, "files").flatMap(({ peer }) => outflows.get(peer.id)?.files ?? []);
}

function tablesInto(id: string, evaluation: Evaluation, outflows: Outflows): TableInflow {
  return {
    writers: evaluation.graph.into(id, "tables").flatMap(({ peer }) => {
      const tables = outflows.get(peer.id)?.tables;
      return tables ? [{ kind: peer.kind, tables }] : [];
    }),
    files: filesInto(id, evaluation, outflows),
    events: eventsInto(id, evaluation, outflows),
  };
}

type Rule = (component: PricedComponent, evaluation: Evaluation, outflows: Outflows) => Outflow;

const RULES: Readonly<Record<string, Rule>> = {
  "file-source": (component, evaluation) => {
    const kind = text(component, "contentKind", "json");
    const gbDay = figure(component, "gbPerDay", 10) * parameter(evaluation, "volumeFactor");
    return {
      files: {
        gbDay,
        filesDay: (gbDay * MB_PER_GB) / averageFileMb(kind),
        ratio: shrinks(kind) ? parameter(evaluation, "compression") : 1,
      },
    };
  },
  "event-stream": (component, evaluation, outflows) => ({ events: mergeEvents(eventsInto(component.id, evaluation, outflows)) }),
  "stream-processor": processed,
  "stream-delivery": delivered,
  "object-store": (component, evaluation, outflows) => ({ files: landedFiles(component, evaluation, outflows) }),
  "lakehouse-tables": (component, evaluation, outflows) => {
    const stored = storedTables(component, tablesInto(component.id, evaluation, outflows), evaluation);
    const { gbDay, commitsDay, filesPerCommit, isUpsert } = stored;
    return { tables: { gbDay, commitsDay, filesPerCommit, isUpsert }, stored };
  },
  "spark-engine": batchOutput,
  "dataset-store": (component, evaluation, outflows) => ({
    datasetGbDay: mergeFiles(filesInto(component.id, evaluation, outflows)).gbDay + tableGbDay(component, evaluation, outflows),
  }),
  "embedding-job": (component, evaluation) => ({ vectorsPerDay: embeddedVectors(component, evaluation) }),
  "model-training": (_, evaluation) => {
    const gbDay = parameter(evaluation, "runsPerTraining") * CHECKPOINTS_PER_RUN * MONTHS_PER_DAY;
    return { files: { gbDay, filesDay: gbDay, ratio: 1 } };
  },
};

function outflowOf(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): Outflow {
  const events = sourceEvents(component, evaluation);
  if (!events) return RULES[component.kind]?.(component, evaluation, outflows) ?? NOTHING;
  // A change feed may fill tables directly: every change is an upsert.
  const tables = streamedTables(events, evaluation, { commitsDay: DIRECT_COMMITS_DAY, filesPerCommit: 1, isUpsert: true });
  return component.kind === "database-source" ? { events, tables } : { events };
}

function processed(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): Outflow {
  const events = mergeEvents(eventsInto(component.id, evaluation, outflows));
  const tables = streamedTables(events, evaluation, {
    commitsDay: SECONDS_PER_DAY / Math.max(1, figure(component, "checkpointSeconds", 60)),
    filesPerCommit: figure(component, "parallelism", 1),
    isUpsert: text(component, "mode", "append") === "upsert",
  });
  return { events, tables, vectorsPerDay: events.eps * SECONDS_PER_DAY };
}

function delivered(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): Outflow {
  const events = mergeEvents(eventsInto(component.id, evaluation, outflows));
  const bySize = (gbPerDay(events) * MB_PER_GB) / Math.max(1, figure(component, "bufferMb", 64));
  const commitsDay = Math.max(SECONDS_PER_DAY / Math.max(1, figure(component, "bufferSeconds", 300)), bySize);
  const tables = streamedTables(events, evaluation, { commitsDay, filesPerCommit: 1, isUpsert: false });
  return { events, tables, files: { gbDay: tables.gbDay, filesDay: commitsDay, ratio: 1 } };
}

function streamedTables(events: EventFlow, evaluation: Evaluation, commits: Omit<TableFlow, "gbDay">): TableFlow {
  return { gbDay: gbPerDay(events) * parameter(evaluation, "compression"), ...commits };
}

/** Everything that lands; events that land without a delivery between are written every five minutes. */
function landedFiles(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): FileFlow {
  const raw = gbPerDay(mergeEvents(eventsInto(component.id, evaluation, outflows)));
  const direct: FileFlow[] = raw > 0 ? [{ gbDay: raw, filesDay: DIRECT_COMMITS_DAY, ratio: parameter(evaluation, "compression") }] : [];
  return mergeFiles([...filesInto(component.id, evaluation, outflows), ...direct]);
}

function batchOutput(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): Outflow {
  const read = mergeFiles(filesInto(component.id, evaluation, outflows));
  const gbDay = tableGbDay(component, evaluation, outflows) + read.gbDay * read.ratio;
  const commitsDay = runsOf(component, evaluation) * MONTHS_PER_DAY;
  return {
    tables: { gbDay, commitsDay, isUpsert: false },
    files: { gbDay, filesDay: (gbDay * MB_PER_GB) / averageFileMb(BATCH_FILE), ratio: 1 },
  };
}

export function tableGbDay(component: PricedComponent, evaluation: Evaluation, outflows: Outflows): number {
  return tablesInto(component.id, evaluation, outflows).writers.reduce((sum, { tables }) => sum + tables.gbDay, 0);
}

/** Vectors a day of an embedding job; the same arithmetic as in its cost sheet. */
function embeddedVectors(component: PricedComponent, evaluation: Evaluation): number {
  const { chunkSize, chunkOverlap, piecesWhole } = chunksOf(component);
  const chunks =
    chunkSize > 0 ? Math.ceil(parameter(evaluation, "tokensPerDocument") / Math.max(1, chunkSize - chunkOverlap) - 1e-9) : piecesWhole;
  return figure(component, "documentsPerDay", 0) * parameter(evaluation, "volumeFactor") * chunks;
}

/** English text has about four characters per token. */
const CHARACTERS_PER_TOKEN = 4;

/** Piece size and overlap in tokens; 0 for what is not cut, then pieces are counted (frames of a video). */
export function chunksOf(component: PricedComponent) {
  const unit = text(component, "chunking", "none");
  if (unit !== "tokens" && unit !== "characters")
    return { chunkSize: 0, chunkOverlap: 0, piecesWhole: unit === "frame" ? figure(component, "chunksPerDocument", 10) : 1 };
  const perToken = unit === "characters" ? CHARACTERS_PER_TOKEN : 1;
  return {
    chunkSize: figure(component, "chunkSize", 512) / perToken,
    chunkOverlap: figure(component, "chunkOverlap", 64) / perToken,
    piecesWhole: 1,
  };
}
