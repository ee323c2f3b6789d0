import type { PricedComponent } from "../design.ts";
import { tableFormat } from "../model/file-formats.ts";
import { type Evaluation, parameter } from "./evaluation.ts";
import { type EventFlow, type FileFlow, gbPerDay, mergeEvents, mergeFiles, type StoredTables, type TableFlow } from "./flow.ts";
import { figure, isWritten, list, text } from "./settings.ts";

export interface TableWriter {
  readonly kind: string;
  readonly tables: TableFlow;
}

export interface TableInflow {
  readonly writers: readonly TableWriter[];
  readonly files: readonly FileFlow[];
  readonly events: readonly EventFlow[];
}

/** Share of the incoming bytes that a zone keeps: all raw rows, cleaned ones, aggregates. */
const ZONE_RATIO: Readonly<Record<string, number>> = { bronze: 1, silver: 0.8, gold: 0.1 };
const ZONE_DEFAULT = "silver";
/** Commits a day of files or events that enter tables without a job between: one every five minutes. */
export const DIRECT_COMMITS_DAY = 288;
const MB_PER_GB = 1000;

/** Zones fill one after the other; a batch job already writes what its zone keeps, a stream writes everything. */
export function storedTables(component: PricedComponent, inflow: TableInflow, evaluation: Evaluation): StoredTables {
  const zones = zonesOf(component);
  const targetFileMb = Math.max(1, figure(component, "targetFileMb", tableFormat(text(component, "engine", "iceberg")).targetFileMb));
  const first = ratioOf(zones[0]);
  const direct = directGbDay(inflow, evaluation);
  const writers = inflow.writers.map(({ kind, tables }) => ({ ...tables, gbDay: tables.gbDay * (kind === "spark-engine" ? first : 1) }));
  const perZone = [writers.reduce((sum, { gbDay }) => sum + gbDay, 0) + direct];
  for (const zone of zones.slice(1)) perZone.push((perZone[0] ?? 0) * ratioOf(zone));
  const commits = [...writers.map((writer) => commitsOf(writer, targetFileMb)), ...(direct > 0 ? [DIRECT_COMMITS] : [])];
  const commitsDay = commits.reduce((sum, { perDay }) => sum + perDay, 0);
  return {
    gbDay: perZone.at(-1) ?? 0,
    gbDayAll: perZone.reduce((sum, gbDay) => sum + gbDay, 0),
    zones: zones.length,
    liveGb: zones.reduce((sum, zone, index) => sum + (perZone[index] ?? 0) * daysOf(zone, evaluation), 0),
    commitsDay,
    filesPerCommit: commitsDay > 0 ? commits.reduce((sum, { perDay, files }) => sum + perDay * files, 0) / commitsDay : 1,
    isUpsert:
      writers.some(({ isUpsert }) => isUpsert) || ["upsertKey", "deleteMode", "deduplicateOn"].some((key) => isWritten(component, key)),
    targetFileMb,
  };
}

function directGbDay({ files, events }: TableInflow, evaluation: Evaluation): number {
  const landed = mergeFiles(files);
  return landed.gbDay * landed.ratio + gbPerDay(mergeEvents(events)) * parameter(evaluation, "compression");
}

interface Commits {
  readonly perDay: number;
  readonly files: number;
}

const DIRECT_COMMITS: Commits = { perDay: DIRECT_COMMITS_DAY, files: 1 };

/** A batch writer fills whole files. */
function commitsOf({ gbDay, commitsDay, filesPerCommit }: TableFlow, targetFileMb: number): Commits {
  const whole = commitsDay > 0 ? (gbDay * MB_PER_GB) / targetFileMb / commitsDay : 1;
  return { perDay: commitsDay, files: filesPerCommit ?? Math.max(1, whole) };
}

function zonesOf(component: PricedComponent): readonly string[] {
  const zones = (list(component, "zones") ?? []).filter((zone): zone is string => typeof zone === "string");
  return zones.length > 0 ? zones : [ZONE_DEFAULT];
}

function ratioOf(zone: string | undefined): number {
  return ZONE_RATIO[zone ?? ZONE_DEFAULT] ?? 1;
}

function daysOf(zone: string, evaluation: Evaluation): number {
  const { bronzeDays, silverDays, goldDays } = evaluation.tierValues;
  const kept = zone === "bronze" ? bronzeDays : zone === "gold" ? goldDays : silverDays;
  return Math.min(kept, parameter(evaluation, "horizonDays"));
}
