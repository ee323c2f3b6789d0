import { setTimeout as sleep } from "node:timers/promises";
import type { Program, Stack } from "../stack.ts";
import type { Random } from "./random.ts";

/** A worker lives until this many more events were written: so it is hit in the middle of things, however busy the machine is. */
const EVENTS_MAX = 40;
/** The moment inside of an event is chance, too. */
const AFTER_MS_MAX = 60;
/** One that writes nothing may be the last that is needed, or wait for a lease to run out. */
const LIFE_MAX_MS = 12_000;
const LOOK_EVERY_MS = 20;
/** The shortest that a worker takes: what a dead one held is taken over soon. */
const LEASE_MS = 6_000;

export interface Killer {
  readonly kills: number;
  /** Lets one worker live for a while and kills it; a successor starts at once. */
  killOne(): Promise<void>;
  stop(): Promise<void>;
}

export interface KillerInput {
  readonly random: Random;
  readonly workers: number;
  /** Events of everything that is disturbed. */
  readonly countEvents: () => Promise<number>;
}

/** Several workers of which one after the other is killed with SIGKILL, at no chosen moment. */
export async function startKiller(stack: Stack, { random, workers, countEvents }: KillerInput): Promise<Killer> {
  const living: Program[] = [];
  for (let count = 0; count < workers; count += 1) living.push(await stack.startWorker({ WORKER_LEASE_MS: String(LEASE_MS) }));
  let kills = 0;
  return {
    get kills() {
      return kills;
    },
    async killOne() {
      const enough = (await countEvents()) + random(1, EVENTS_MAX);
      const until = Date.now() + LIFE_MAX_MS;
      while (Date.now() < until && (await countEvents()) < enough) await sleep(LOOK_EVERY_MS);
      await sleep(random(0, AFTER_MS_MAX));
      const victim = living.shift();
      if (!victim) return;
      process.kill(victim.pid, "SIGKILL");
      await victim.ended;
      kills += 1;
      living.push(await stack.startWorker({ WORKER_LEASE_MS: String(LEASE_MS) }));
    },
    async stop() {
      await Promise.all(living.splice(0).map((worker) => worker.stop()));
    },
  };
}
