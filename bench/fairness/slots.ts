import { setTimeout as sleep } from "node:timers/promises";
import type { Lake } from "../deploy.ts";

const SAMPLE_MS = 20;

export interface SlotSample {
  readonly organizationId: string;
  readonly held: number;
  readonly waiting: number;
}

/** Who holds how many slots and has how much that could be done at once, again and again until the signal. */
export async function sampleSlots(lakes: readonly Lake[], signal: AbortSignal): Promise<readonly (readonly SlotSample[])[]> {
  const [first] = lakes;
  if (!first) return [];
  const samples: SlotSample[][] = [];
  while (!signal.aborted) {
    const { rows } = await first.db.pool.query<SlotSample>(
      `SELECT organization_id AS "organizationId", (count(*) FILTER (WHERE lease_expires_at > now()))::int AS held,
         (count(*) FILTER (WHERE wake_at <= now() AND lease_expires_at IS NULL
           AND state IN ('queued', 'planning', 'approved', 'applying', 'verifying')))::int AS waiting
       FROM deployment WHERE organization_id = ANY($1::uuid[]) GROUP BY 1`,
      [lakes.map(({ organizationId }) => organizationId)],
    );
    samples.push(rows);
    await sleep(SAMPLE_MS);
  }
  return samples;
}

export interface Shares {
  /** Of 1, in the order of the lakes. */
  readonly shares: readonly number[];
  /** How far the furthest is from an equal share, as a part of that share. */
  readonly off: number;
  readonly contested: number;
}

/** Only moments count in which every organisation had more to do than it got. */
export function sharesOf(lakes: readonly Lake[], samples: readonly (readonly SlotSample[])[]): Shares {
  const contested = samples.filter((rows) => rows.length === lakes.length && rows.every(({ waiting }) => waiting > 0));
  const held = lakes.map(({ organizationId }) =>
    contested.flat().reduce((sum, row) => sum + (row.organizationId === organizationId ? row.held : 0), 0),
  );
  const fair = held.reduce((sum, each) => sum + each, 0) / lakes.length;
  const off = Math.max(...held.map((each) => Math.abs(each / fair - 1)));
  return { shares: held.map((each) => each / fair / lakes.length), off, contested: contested.length };
}
