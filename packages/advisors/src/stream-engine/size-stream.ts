/** What one partition takes, by service. Sources: limits of Kinesis shards and Event Hubs throughput units; 10 MB/s is ours for Kafka. */
const PARTITION_LIMITS = {
  kinesis: { mbPerSecond: 1, eventsPerSecond: 1000 },
  "event-hubs": { mbPerSecond: 1, eventsPerSecond: 1000 },
  kafka: { mbPerSecond: 10, eventsPerSecond: Infinity },
} as const;

export interface StreamLoad {
  readonly eventsPerSecond: number;
  readonly eventBytes: number;
  /** Peak ÷ average. */
  readonly peakFactor: number;
  readonly service: keyof typeof PARTITION_LIMITS;
  readonly parallelism: number;
}

/** Partitions for the peak: enough for bytes, for events and for the readers, as a multiple of the readers. */
export function partitionsOf({ eventsPerSecond, eventBytes, peakFactor, service, parallelism }: StreamLoad): number {
  const limits = PARTITION_LIMITS[service];
  const peakEvents = eventsPerSecond * peakFactor;
  const forBytes = Math.ceil((peakEvents * eventBytes) / 1e6 / limits.mbPerSecond);
  const forEvents = Math.ceil(peakEvents / limits.eventsPerSecond);
  return Math.ceil(Math.max(1, forBytes, forEvents, parallelism) / parallelism) * parallelism;
}

/** Half the freshness that is asked for, between 10 seconds and 10 minutes. */
export function checkpointSecondsOf(freshnessSeconds: number): number {
  return Math.min(600, Math.max(10, freshnessSeconds / 2));
}

export interface FileLoad {
  readonly mbPerSecond: number;
  readonly checkpointSeconds: number;
  readonly parallelism: number;
  readonly targetFileMb: number;
}

/** Columns and compression leave about this share of the events' bytes. Ours. */
const STORED_SHARE = 0.3;

/** Size of the files that a stream job writes, and whether they must be merged: below an eighth of the target, readers suffer. */
export function streamedFiles({ mbPerSecond, checkpointSeconds, parallelism, targetFileMb }: FileLoad): {
  readonly expectedMb: number;
  readonly needsCompaction: boolean;
} {
  const expectedMb = (mbPerSecond * checkpointSeconds * STORED_SHARE) / parallelism;
  return { expectedMb, needsCompaction: expectedMb < targetFileMb / 8 };
}

/** Twice the time that a repair may take, and never less than the size of the environment keeps anyway. */
export function retentionHoursOf(tierHours: number, recoveryHours: number): number {
  return Math.max(tierHours, 2 * recoveryHours);
}
