import type { Pool, PoolClient } from "pg";

export const TABLES = ["account", "access_key", "resource", "operation", "setting", "activity"] as const;
export type TableName = (typeof TABLES)[number];

/** One row to write; `document: null` removes it. */
export interface Write {
  readonly table: TableName;
  readonly key: string;
  readonly document: object | null;
}

interface Waiter {
  readonly resolve: () => void;
}

const RETRY_DELAY_MS = 250;

/**
 * Group commit: while one transaction is on its way to the disk, further writes gather and go with the next one, so that
 * many calls in flight share a flush. A write is acknowledged when its transaction is; when the database is away the queue
 * waits for it, and nobody is told a lie.
 */
export class CommitQueue {
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  #writes: Write[] = [];
  #waiters: Waiter[] = [];
  #isRunning = false;
  #idle: Promise<void> = Promise.resolve();

  constructor(pool: Pool, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#onError = onError;
  }

  /** Resolves once all the writes are durable, together. */
  commit(writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#writes.push(...writes);
      this.#waiters.push({ resolve });
      if (!this.#isRunning) this.#idle = this.#run();
    });
  }

  /** Resolves when nothing is waiting to be written. */
  async drained(): Promise<void> {
    await this.#idle;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Lets the calls that arrived in the same turn of the event loop share the first transaction.
    await Promise.resolve();
    while (this.#writes.length > 0) {
      const writes = this.#writes;
      const waiters = this.#waiters;
      this.#writes = [];
      this.#waiters = [];
      await this.#writeUntilDone(latestPerKey(writes));
      for (const waiter of waiters) waiter.resolve();
    }
    this.#isRunning = false;
  }

  async #writeUntilDone(writes: readonly Write[]): Promise<void> {
    for (;;) {
      try {
        await this.#write(writes);
        return;
      } catch (error) {
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
      }
    }
  }

  async #write(writes: readonly Write[]): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("BEGIN");
      for (const table of TABLES) await writeTable(client, table, writes);
      await client.query("COMMIT");
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

async function writeTable(client: PoolClient, table: TableName, writes: readonly Write[]): Promise<void> {
  const rows = writes.filter((write) => write.table === table);
  const kept = rows.filter((row) => row.document !== null);
  const removed = rows.filter((row) => row.document === null);
  if (kept.length > 0) {
    await client.query(
      `INSERT INTO ${table} (key, document)
       SELECT * FROM unnest($1::text[], $2::jsonb[])
       ON CONFLICT (key) DO UPDATE SET document = excluded.document`,
      [kept.map((row) => row.key), kept.map((row) => JSON.stringify(row.document))],
    );
  }
  if (removed.length > 0) await client.query(`DELETE FROM ${table} WHERE key = ANY($1::text[])`, [removed.map((row) => row.key)]);
}

function latestPerKey(writes: readonly Write[]): readonly Write[] {
  return [...new Map(writes.map((write) => [`${write.table} ${write.key}`, write])).values()];
}
