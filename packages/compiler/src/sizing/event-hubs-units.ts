/** Standard: 1 MB/s or 1,000 events/s enter through one throughput unit. Source: Event Hubs quotas. */
const EVENTS_PER_THROUGHPUT_UNIT = 1000;
/** Premium: what one processing unit takes in; Microsoft says 5 to 10 MB/s. */
const MB_PER_PROCESSING_UNIT = 5;
/** Processing units that can be bought. */
const PROCESSING_UNITS = [1, 2, 4, 6, 8, 10, 12, 16];

export interface StreamLoad {
  readonly eventsPerSecond: number;
  /** 10⁶ bytes. */
  readonly mbPerSecond: number;
}

/** Throughput units of a Standard namespace at its average load; auto-inflate adds more for peaks. */
export function throughputUnits({ eventsPerSecond, mbPerSecond }: StreamLoad): number {
  return Math.max(1, Math.ceil(mbPerSecond), Math.ceil(eventsPerSecond / EVENTS_PER_THROUGHPUT_UNIT));
}

/** The smallest number of processing units of a Premium namespace that carries the load, or the largest there is. */
export function processingUnits({ mbPerSecond }: StreamLoad): number {
  const needed = Math.ceil(mbPerSecond / MB_PER_PROCESSING_UNIT);
  return PROCESSING_UNITS.find((units) => units >= needed) ?? PROCESSING_UNITS.at(-1) ?? needed;
}
