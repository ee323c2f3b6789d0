import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildBesideWorker } from "../build-beside-worker.ts";
import type { Stack } from "../stack.ts";
import { DEADLY_CALLS, type Death, type SeenDeath } from "./deadly-ports.ts";
import type { Random } from "./random.ts";

/** From when it is ready; one that did not come to its point by then has nothing to do there. Long enough to verify a lake, which comes to no point. */
const LIFE_MAX_MS = 8_000;
const OCCURRENCE_MAX = 3;
/** One in so many is meant for a point, the others die at whatever comes: so that rare points have their turn, and work its interruptions. */
const NAMED_EACH = 3;
const ANY_OCCURRENCE_MAX = 20;
/** Who is meant for a point that does not come dies after so many calls. */
const WAITING_CALLS_MAX = 60;
/**
 * After so many deaths in a round workers live twice as long, after twice as many three times, and so on. Whoever takes over first asks for
 * each open call what became of it: were all to die while they ask, nobody would ever come to do something.
 */
const LONGER_EVERY = 400;
/** After so many workers in vain, a point is left out until something else is to be done. */
const VAIN_MAX = 3;
/** Shorter than a worker's own, so that what a dead one held is taken over soon. */
const LEASE_MS = 3_000;

type Point = Required<Pick<Death, "call" | "when">>;

export interface PointKiller {
  /** Starts a worker that dies at the next point, and waits until it has. */
  dieOnce(): Promise<void>;
  /** What is to be done is another thing now: every point is tried again. */
  beginRound(): void;
  /** Every death at a point. */
  seen(): readonly SeenDeath[];
  /** Workers that came to no point and were killed at some other moment. */
  readonly others: number;
}

/** Goes round all points, before and after each call, at a random occurrence of it. */
export async function pointKiller(stack: Stack, { random, folder }: { random: Random; folder: string }): Promise<PointKiller> {
  const script = await buildBesideWorker(join(import.meta.dirname, "deadly-worker.ts"));
  const deaths = join(folder, "deaths.jsonl");
  const points: readonly Point[] = DEADLY_CALLS.flatMap((call) => [
    { call, when: "before" as const },
    { call, when: "after" as const },
  ]);
  const vain = new Map<Point, number>();
  const seen = () => readDeaths(deaths);
  let next = 0;
  let started = 0;
  let inRound = 0;

  function nextPoint(): Point | undefined {
    for (let tries = 0; tries < points.length; tries += 1) {
      const point = points[next++ % points.length];
      if (point && (vain.get(point) ?? 0) < VAIN_MAX) return point;
    }
    return points[next++ % points.length];
  }

  return {
    seen,
    get others() {
      return started - seen().length;
    },
    beginRound() {
      vain.clear();
      inRound = 0;
    },
    async dieOnce() {
      const id = `${started++}`;
      const patience = 1 + inRound++ / LONGER_EVERY;
      const point = started % NAMED_EACH === 0 ? nextPoint() : undefined;
      const death: Death = point
        ? { ...point, occurrence: random(1, OCCURRENCE_MAX), anyOccurrence: Math.round(WAITING_CALLS_MAX * patience) }
        : {
            when: random(0, 1) === 0 ? "before" : "after",
            occurrence: 0,
            anyOccurrence: random(1, Math.round(ANY_OCCURRENCE_MAX * patience)),
          };
      const worker = await stack.startProgram("deadly-worker", script, {
        CHAOS_DEATH: JSON.stringify({ ...death, id }),
        CHAOS_DEATHS: deaths,
        CHAOS_LEASE_MS: String(LEASE_MS),
        CHAOS_LIFE_MS: String(LIFE_MAX_MS),
      });
      await worker.ended;
      if (!point) return;
      const isReached = seen().some((each) => each.id === id && each.call === point.call);
      vain.set(point, isReached ? 0 : (vain.get(point) ?? 0) + 1);
    },
  };
}

function readDeaths(file: string): readonly SeenDeath[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as SeenDeath);
}
