import type { PricedComponent } from "../design.ts";
import { type Evaluation, parameter } from "./evaluation.ts";
import { figure } from "./settings.ts";

/** Data kinds by which a store is read. */
const READ_BY: ReadonlySet<string> = new Set(["tables", "files", "dataset"]);
/** A batch job reads the day and looks back twice. */
const BATCH_LOOKS = 3;
const NOTEBOOK_SHARE = 0.1;
const EPOCHS = 10;
const GB_PER_TB = 1000;
/** Terabytes a day of an engine that is only said to run some hours. */
const TB_BY_HOURS = 0.5;

/** GB a month that consumers read from a store with this many new GB a day. */
export function readGbMonth(store: PricedComponent, gbDay: number, evaluation: Evaluation): number {
  return evaluation.graph
    .outOf(store.id)
    .filter(({ data }) => READ_BY.has(data))
    .reduce((sum, { peer }) => sum + readBy(peer, gbDay, evaluation), 0);
}

function readBy(consumer: PricedComponent, gbDay: number, evaluation: Evaluation): number {
  const month = gbDay * parameter(evaluation, "D");
  switch (consumer.kind) {
    case "spark-engine":
      return BATCH_LOOKS * month;
    case "sql-engine": {
      const inputs = Math.max(1, evaluation.graph.into(consumer.id, "tables").length);
      return (tbScannedPerDay(consumer, evaluation) * GB_PER_TB * parameter(evaluation, "D")) / inputs;
    }
    case "ml-workspace":
      return NOTEBOOK_SHARE * month;
    case "model-training":
      return trainingReads(consumer, evaluation);
    case "catalog":
      return 0;
    default:
      return month;
  }
}

/** What its GPUs get through, or ten passes over the data set in every run. */
function trainingReads(training: PricedComponent, evaluation: Evaluation): number {
  const [perSecond, sampleMb] = [figure(training, "samplesPerSecondPerGpu", 0), figure(training, "sampleMb", 0)];
  if (perSecond > 0 && sampleMb > 0) {
    const gpuSeconds = figure(training, "gpuHoursPerMonth", 0) * parameter(evaluation, "hoursFactor") * 3600;
    return (gpuSeconds * perSecond * sampleMb) / 1000;
  }
  return figure(training, "datasetGbPerEpoch", 0) * EPOCHS * parameter(evaluation, "runsPerTraining");
}

/** A figure that the user gives follows the volume; the stand-in for hours does not. */
export function tbScannedPerDay(engine: PricedComponent, evaluation: Evaluation): number {
  const hours = figure(engine, "hoursPerDay", 0);
  const written = engine.settings["tbScannedPerDay"];
  if (typeof written !== "number" && hours > 0) return TB_BY_HOURS;
  return figure(engine, "tbScannedPerDay", 0.1) * parameter(evaluation, "volumeFactor");
}
