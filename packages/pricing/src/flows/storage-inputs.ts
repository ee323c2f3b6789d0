import type { PricedComponent } from "../design.ts";
import type { Scope } from "../formula/formula.ts";
import { tableFormat } from "../model/file-formats.ts";
import { parameter } from "./evaluation.ts";
import { NO_FILES } from "./flow.ts";
import type { InputContext, InputsOf } from "./input-context.ts";
import { readGbMonth } from "./reads.ts";
import { figure, figureIn, flag, flagIn, text } from "./settings.ts";

/** One of Aurora Serverless per copy, between these capacity units, where the compiler says nothing. */
const AURORA = { minAcu: 0.5, maxAcu: 256, auroraInstances: 0 };
/** Days after which something happens that was not asked for. */
const NEVER_DAYS = 1_000_000;
const SNAPSHOT_DAYS = 7;

function retentionDays(component: PricedComponent, { evaluation }: InputContext): number {
  const kept = figure(component, "retentionDays", 0) || evaluation.tierValues.retentionDays;
  return Math.min(kept, lifecycleDays(component, "deleteDays"));
}

/** Zero and nothing both mean never. */
function lifecycleDays(component: PricedComponent, key: string): number {
  return figureIn(component, "lifecycle", key, NEVER_DAYS) || NEVER_DAYS;
}

function vectorsInto(component: PricedComponent, { evaluation, outflows }: InputContext): number {
  return evaluation.graph.into(component.id, "vectors").reduce((sum, { peer }) => sum + (outflows.get(peer.id)?.vectorsPerDay ?? 0), 0);
}

function tables(component: PricedComponent, { evaluation, outflows }: InputContext): Scope {
  const stored = outflows.get(component.id)?.stored;
  if (!stored) throw new Error(`"${component.id}" holds tables, but nothing has been carried into it`);
  const format = tableFormat(text(component, "engine", "iceberg"));
  const filesDay = stored.commitsDay * stored.filesPerCommit;
  return {
    gbDay: stored.gbDay,
    gbDayAll: stored.gbDayAll,
    commitsDay: stored.commitsDay,
    filesPerCommit: stored.filesPerCommit,
    compaction: flagIn(component, "maintenance", "compaction", true),
    snapshotExpiryDays: figureIn(component, "maintenance", "snapshotExpiryDays", SNAPSHOT_DAYS),
    liveGb: stored.liveGb,
    rewrites: stored.isUpsert ? format.rewritesUpsert : format.rewritesAppend,
    targetFileMb: stored.targetFileMb,
    metaFiles: format.metaFilesPerCommit,
    fileMb: filesDay > 0 ? (stored.gbDayAll * 1000) / filesDay : 0,
    readGbMonth: readGbMonth(component, stored.gbDay, evaluation),
  };
}

export const STORAGE_INPUTS: Readonly<Record<string, InputsOf>> = {
  "object-store": (component, context) => {
    const { gbDay, filesDay } = context.outflows.get(component.id)?.files ?? NO_FILES;
    return {
      gbDay,
      filesDay,
      readGbMonth: readGbMonth(component, gbDay, context.evaluation),
      versioning: flag(component, "versioning"),
      retentionDays: retentionDays(component, context),
      infrequentDays: lifecycleDays(component, "infrequentDays"),
      coldDays: lifecycleDays(component, "coldDays"),
    };
  },
  "lakehouse-tables": tables,
  "dataset-store": (component, context) => {
    const gbDay = context.outflows.get(component.id)?.datasetGbDay ?? 0;
    return {
      gbDay,
      readGbMonth: readGbMonth(component, gbDay, context.evaluation),
      datasetGb: context.evaluation.design.workload["datasetGb"] ?? 0,
      versioning: flag(component, "versioning"),
      retentionDays: retentionDays(component, context),
    };
  },
  "vector-store": (component, context) => ({
    vectors: figure(component, "vectors", 1_000_000),
    dimension: figure(component, "dimension", 768),
    queriesPerSecond: figure(component, "queriesPerSecond", 1) * parameter(context.evaluation, "volumeFactor"),
    vectorsPerDay: vectorsInto(component, context),
    ...AURORA,
  }),
  catalog: (_, { totals }) => ({
    tables: totals.tables,
    commitsMonthAll: totals.commitsMonthAll,
    queriesMonthAll: totals.queriesMonthAll,
  }),
};
