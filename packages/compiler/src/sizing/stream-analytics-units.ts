import type { Tier } from "@zerolake/resources";

/** Sizes of a job (V2): a third, two thirds and whole units, as the service lists them in tenths. */
const SMALL_UNITS = [3, 7, 10];
const WHOLE_UNIT = 10;
/** Stateful work that one whole unit gets through; an assumption until it is measured. */
const MB_PER_WHOLE_UNIT = 10;
/** A job that only delivers keeps no state. */
const DELIVERY_MB_PER_TENTH = 1;

/** Streaming units of a query job, as the service counts them (10 = one unit V2). */
export function queryStreamingUnits(tier: Tier, mbPerSecond: number): number {
  const needed = WHOLE_UNIT * Math.max(1, Math.ceil(mbPerSecond / MB_PER_WHOLE_UNIT));
  return tier === "production" ? Math.max(2 * WHOLE_UNIT, needed) : needed;
}

/** Streaming units of a job that writes what it reads: the smallest size that carries the load. */
export function deliveryStreamingUnits(mbPerSecond: number): number {
  const needed = mbPerSecond / DELIVERY_MB_PER_TENTH;
  return SMALL_UNITS.find((units) => units >= needed) ?? WHOLE_UNIT * Math.ceil(needed / WHOLE_UNIT);
}

/** Units V2, as they are billed, of streaming units as they are set: 3 and 7 are a third and two thirds. */
export function billedUnits(streamingUnits: number): number {
  if (streamingUnits === 3) return 1 / 3;
  return streamingUnits === 7 ? 2 / 3 : streamingUnits / WHOLE_UNIT;
}
