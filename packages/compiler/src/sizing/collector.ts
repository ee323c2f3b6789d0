import type { Tier } from "@zerolake/resources";
import type { Figures } from "./figures.ts";

/** Default request quota of an API Gateway account per region, per second. */
const RATE_MAX = 10_000;
const BURST_MAX = 5_000;
/** Events a task of one vCPU takes per second; an assumption until it is measured. */
const EVENTS_PER_TASK = 500;
const TASKS_MAX = 100;
const TASKS_MIN: Readonly<Record<Tier, number>> = { prototype: 1, standard: 1, production: 2 };
/** A request of a function takes about this long; concurrency = rate × duration. */
const FUNCTION_SECONDS = 0.05;

/** Requests per second that the collector lets through: the peak of its source. */
export function throttleRate(figures: Figures): number {
  return Math.min(RATE_MAX, Math.max(1, Math.ceil(figures.peakEventsPerSecond)));
}

export function throttleBurst(figures: Figures): number {
  return Math.min(BURST_MAX, 2 * throttleRate(figures));
}

export function collectorMin(tier: Tier): number {
  return TASKS_MIN[tier];
}

export function collectorMax(tier: Tier, figures: Figures): number {
  return Math.min(TASKS_MAX, Math.max(collectorMin(tier), Math.ceil(figures.peakEventsPerSecond / EVENTS_PER_TASK)));
}

/** Concurrent executions reserved for the collector function. */
export function maxConcurrency(figures: Figures): number {
  return Math.min(1000, Math.max(10, Math.ceil(figures.peakEventsPerSecond * FUNCTION_SECONDS)));
}

/** Tasks that run on average, between the least and the most that the service may have. */
export function collectorAverage(tier: Tier, figures: Figures): number {
  const needed = Math.ceil(figures.eventsPerSecond / EVENTS_PER_TASK);
  return Math.min(collectorMax(tier, figures), Math.max(collectorMin(tier), needed));
}
