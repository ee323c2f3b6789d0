import type { Program, Stack } from "../stack.ts";
import type { Random } from "./random.ts";

/** Long enough for a worker to start and to be in the middle of things; short enough to hit many. */
const LIFE_MS = { least: 700, most: 2_200 };

export interface Killer {
  readonly kills: number;
  /** Lets one worker live for a while and kills it; a successor starts at once. */
  killOne(): Promise<void>;
  stop(): Promise<void>;
}

/** Several workers of which one after the other is killed with SIGKILL, at no chosen moment. */
export async function startKiller(stack: Stack, { random, workers }: { random: Random; workers: number }): Promise<Killer> {
  const living: Program[] = [];
  for (let count = 0; count < workers; count += 1) living.push(await stack.startWorker());
  let kills = 0;
  return {
    get kills() {
      return kills;
    },
    async killOne() {
      await new Promise((done) => setTimeout(done, random(LIFE_MS.least, LIFE_MS.most) / workers));
      const victim = living.shift();
      if (!victim) return;
      process.kill(victim.pid, "SIGKILL");
      await victim.ended;
      kills += 1;
      living.push(await stack.startWorker());
    },
    async stop() {
      await Promise.all(living.splice(0).map((worker) => worker.stop()));
    },
  };
}
