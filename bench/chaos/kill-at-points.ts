import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { BUNDLE } from "../../apps/worker/bundle.mjs";
import type { Program, Stack } from "../stack.ts";
import { DEADLY_CALLS, type Death, type SeenDeath } from "./deadly-ports.ts";
import type { Random } from "./random.ts";

/** A worker that did not come to its point by then has nothing to do there. */
const LIFE_MAX_MS = 4_000;
const OCCURRENCE_MAX = 12;
/** Shorter than a worker's own, so that what a dead one held is taken over soon. */
const LEASE_MS = 3_000;

export interface PointKiller {
  /** Starts a worker that dies at the next point, and waits until it has. */
  dieOnce(): Promise<void>;
  /** Every death that happened. */
  seen(): readonly SeenDeath[];
}

/** Goes round all points, before and after each call, at a random occurrence of it. */
export async function pointKiller(stack: Stack, { random, folder }: { random: Random; folder: string }): Promise<PointKiller> {
  const script = join(folder, "deadly-worker.mjs");
  await build({ ...BUNDLE, entryPoints: [join(import.meta.dirname, "deadly-worker.ts")], outfile: script });
  const deaths = join(folder, "deaths.jsonl");
  const points = DEADLY_CALLS.flatMap((call) => [
    { call, when: "before" as const },
    { call, when: "after" as const },
  ]);
  let next = 0;
  return {
    async dieOnce() {
      const point = points[next++ % points.length];
      if (!point) return;
      const death: Death = { ...point, occurrence: random(1, OCCURRENCE_MAX) };
      const worker = await stack.startProgram("deadly-worker", script, {
        CHAOS_DEATH: JSON.stringify(death),
        CHAOS_DEATHS: deaths,
        CHAOS_LEASE_MS: String(LEASE_MS),
      });
      await deathOf(worker);
    },
    seen: () =>
      existsSync(deaths)
        ? readFileSync(deaths, "utf8")
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line) as SeenDeath)
        : [],
  };
}

/** One that has found nothing to die of is killed at whatever it is doing. */
async function deathOf(worker: Program): Promise<void> {
  const timer = setTimeout(() => process.kill(worker.pid, "SIGKILL"), LIFE_MAX_MS);
  await worker.ended;
  clearTimeout(timer);
}
