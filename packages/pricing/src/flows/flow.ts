/** Records on a stream. */
export interface EventFlow {
  /** Events per second, average. */
  readonly eps: number;
  readonly eventBytes: number;
  /** Peak ÷ average, at least 1. */
  readonly peak: number;
}

export interface FileFlow {
  readonly gbDay: number;
  readonly filesDay: number;
  /** Bytes in a table per byte of these files. */
  readonly ratio: number;
}

export interface TableFlow {
  /** Compressed. */
  readonly gbDay: number;
  readonly commitsDay: number;
  /** `undefined` for a batch writer: it writes files of the table's target size. */
  readonly filesPerCommit?: number;
  readonly isUpsert: boolean;
}

/** What stands in the tables of a component and how it got there. */
export interface StoredTables {
  /** Of the last zone: what readers see. */
  readonly gbDay: number;
  readonly gbDayAll: number;
  readonly zones: number;
  /** Stored at the horizon, over all zones. */
  readonly liveGb: number;
  readonly commitsDay: number;
  readonly filesPerCommit: number;
  readonly isUpsert: boolean;
  readonly targetFileMb: number;
}

/** What leaves a component, by port. */
export interface Outflow {
  readonly events?: EventFlow;
  readonly files?: FileFlow;
  readonly tables?: TableFlow;
  /** GB a day that enter a dataset. */
  readonly datasetGbDay?: number;
  readonly vectorsPerDay?: number;
  /** What stands in the tables of the component. */
  readonly stored?: StoredTables;
}

export const NO_EVENTS: EventFlow = { eps: 0, eventBytes: 0, peak: 1 };
export const NO_FILES: FileFlow = { gbDay: 0, filesDay: 0, ratio: 1 };

const SECONDS_PER_DAY = 86_400;
const BYTES_PER_GB = 1e9;

export function gbPerDay({ eps, eventBytes }: EventFlow): number {
  return (eps * eventBytes * SECONDS_PER_DAY) / BYTES_PER_GB;
}

/** Rates add up, sizes are averaged by rate, the largest peak stays. */
export function mergeEvents(flows: readonly EventFlow[]): EventFlow {
  const [only] = flows;
  if (!only) return NO_EVENTS;
  if (flows.length === 1) return only;
  const eps = flows.reduce((sum, flow) => sum + flow.eps, 0);
  const bytes = flows.reduce((sum, flow) => sum + flow.eps * flow.eventBytes, 0);
  return { eps, eventBytes: eps > 0 ? bytes / eps : only.eventBytes, peak: Math.max(1, ...flows.map((flow) => flow.peak)) };
}

/** Volumes add up; the ratio is averaged by volume. */
export function mergeFiles(flows: readonly FileFlow[]): FileFlow {
  const gbDay = flows.reduce((sum, flow) => sum + flow.gbDay, 0);
  const shrunk = flows.reduce((sum, flow) => sum + flow.gbDay * flow.ratio, 0);
  return { gbDay, filesDay: flows.reduce((sum, flow) => sum + flow.filesDay, 0), ratio: gbDay > 0 ? shrunk / gbDay : 1 };
}
