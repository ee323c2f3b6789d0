import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { CommitQueue } from "./commit-queue.ts";
import type { StoredActivity } from "./records.ts";

/** The clouds keep their logs this long. */
const REMEMBERED_MS = 90 * 24 * 3_600_000;

export interface ActivityPeriod {
  readonly account: string;
  /** Milliseconds since the epoch, both included. */
  readonly from: number;
  readonly to: number;
}

/** Who changed what. An entry goes to the disk with the change that it tells of, and nobody waits for it, as in the clouds. */
export class ActivityTable {
  readonly #pool: Pool;
  readonly #queue: CommitQueue;
  #last: Promise<void> = Promise.resolve();

  constructor(pool: Pool, queue: CommitQueue) {
    this.#pool = pool;
    this.#queue = queue;
  }

  record(activity: Omit<StoredActivity, "id">): void {
    const id = randomUUID();
    this.#last = this.#queue.commit([{ table: "activity", key: id, document: { id, ...activity } }]);
  }

  /** Newest first, everything that was recorded before the question. */
  async list({ account, from, to }: ActivityPeriod): Promise<readonly StoredActivity[]> {
    await this.#last;
    const { rows } = await this.#pool.query<{ document: StoredActivity }>(
      `SELECT document FROM activity
       WHERE document->>'account' = $1 AND (document->>'at')::bigint BETWEEN $2 AND $3
       ORDER BY sequence DESC`,
      [account, Math.floor(from), Math.ceil(to)],
    );
    return rows.map(({ document }) => document);
  }

  async removeAccount(account: string): Promise<void> {
    await this.#last;
    await this.#pool.query("DELETE FROM activity WHERE document->>'account' = $1", [account]);
  }

  /** Forgets what the clouds would have forgotten. */
  async forgetOld(now: number): Promise<void> {
    await this.#pool.query("DELETE FROM activity WHERE (document->>'at')::bigint < $1", [now - REMEMBERED_MS]);
  }
}
