import type { Advice, Place, WhyNot } from "../advice.ts";
import { ACCELERATOR_NAMES, ACCELERATORS, type Accelerator, isOffered, memoryGbOf } from "./accelerators.ts";
import { quickNeedGb, type TuningMethod } from "./training-memory.ts";
import { trainingHours } from "./training-time.ts";

export interface TuningSituation {
  readonly cloud: Place;
  readonly method: TuningMethod;
  readonly billions: number;
  readonly tokens: number;
  readonly hasCheckpoints: boolean;
}

export interface GpuAdvice extends Advice<Accelerator> {
  readonly count: number;
  readonly needGb: number;
  readonly hours: number;
  readonly spot: boolean;
}

/** A run should end within a day, so that a mistake is seen the next morning. */
const HOURS_MAX = 24;
/** Sharded states leave a tenth of each GPU for what is not sharded. */
const SHARDED_SHARE = 0.9;

/** Does it fit on one? Whole GB are compared, because the need is an estimate: equal is too close. */
export function fitsOnOne(needGb: number, memoryGb: number): boolean {
  return Math.round(needGb) < memoryGb;
}

/** GPUs that hold it together when its states are sharded over all of them. */
export function gpusTogether(needGb: number, memoryGb: number): number {
  return Math.ceil(needGb / (memoryGb * SHARDED_SHARE));
}

interface Fit {
  readonly accelerator: Accelerator;
  readonly count: number;
}

/**
 * The smallest accelerator of the cloud that holds the method on one GPU; where none does, states are sharded over more
 * of those with the largest memory. Above a day the next faster one is taken, then twice as many.
 */
export function adviseGpus(situation: TuningSituation): GpuAdvice {
  const { cloud, method, billions } = situation;
  const needGb = quickNeedGb(method, billions);
  const offered = ACCELERATOR_NAMES.filter((name) => isOffered(name, cloud));
  const start = smallestFit(offered, needGb, situation);
  const fit = fastEnough(start, offered, situation);
  const hours = trainingHours(situation, fit.accelerator, fit.count);
  const many = fit.count === 1 ? "one" : `${fit.count}`;
  const because = [`needs about ${Math.round(needGb)} GB; ${many} with ${memoryGbOf(fit.accelerator, cloud)} GB holds it`];
  if (fit.accelerator !== start.accelerator || fit.count !== start.count) because.push("a smaller choice would run for more than a day");
  const whyNot = ACCELERATOR_NAMES.filter((name) => name !== fit.accelerator).map((name) => against(name, needGb, situation));
  return { choice: fit.accelerator, count: fit.count, needGb, hours, spot: situation.hasCheckpoints, because, whyNot };
}

function smallestFit(offered: readonly Accelerator[], needGb: number, { cloud }: TuningSituation): Fit {
  const alone = offered.find((name) => fitsOnOne(needGb, memoryGbOf(name, cloud)));
  if (alone) return { accelerator: alone, count: 1 };
  const largest = offered.reduce<Accelerator>(
    (best, name) => (memoryGbOf(name, cloud) > memoryGbOf(best, cloud) ? name : best),
    offered[0] ?? "a100",
  );
  return { accelerator: largest, count: gpusTogether(needGb, memoryGbOf(largest, cloud)) };
}

function fastEnough(start: Fit, offered: readonly Accelerator[], situation: TuningSituation): Fit {
  const isFast = ({ accelerator, count }: Fit) => trainingHours(situation, accelerator, count) <= HOURS_MAX;
  if (isFast(start)) return start;
  const memoryGb = memoryGbOf(start.accelerator, situation.cloud);
  const larger = offered.filter((name) => memoryGbOf(name, situation.cloud) >= memoryGb && isFaster(name, start.accelerator));
  const next = larger.map((accelerator) => ({ accelerator, count: start.count })).find(isFast);
  if (next) return next;
  const accelerator = larger.at(-1) ?? start.accelerator;
  const doublings = Math.ceil(Math.log2(trainingHours(situation, accelerator, start.count) / HOURS_MAX));
  return { accelerator, count: start.count * 2 ** doublings };
}

function isFaster(name: Accelerator, than: Accelerator): boolean {
  return usableTflops(name) > usableTflops(than);
}

function usableTflops(name: Accelerator): number {
  const { peakTflops, usableShare } = ACCELERATORS[name];
  return peakTflops * usableShare;
}

function against(name: Accelerator, needGb: number, { cloud }: TuningSituation): WhyNot<Accelerator> {
  if (!isOffered(name, cloud)) return { option: name, because: "this cloud does not offer it (ZL-TRN-006)" };
  const memoryGb = memoryGbOf(name, cloud);
  if (!fitsOnOne(needGb, memoryGb)) return { option: name, because: `${memoryGb} GB do not hold ${Math.round(needGb)} GB` };
  return { option: name, because: "the chosen one is enough" };
}
