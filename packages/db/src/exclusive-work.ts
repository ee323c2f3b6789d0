import type { Database } from "./database.ts";

/** Runs work while nobody else, in any process, runs work under the same name. */
export type ExclusiveWork = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * By an advisory lock on a connection of its own, which PostgreSQL frees when the process dies. Inside a process the names
 * queue first, so that at most one connection per name waits and the pool cannot fill up with waiters.
 */
export function createExclusiveWork(db: Database): ExclusiveWork {
  const lines = new Map<string, Promise<unknown>>();

  async function underLock<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await db.pool.connect();
    try {
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
      return await work();
    } finally {
      const isBroken = await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]).then(
        () => false,
        () => true,
      );
      // A connection that may still hold the lock is closed instead of given back.
      client.release(isBroken);
    }
  }

  return (name, work) => {
    const before = lines.get(name) ?? Promise.resolve();
    const mine = before.then(
      () => underLock(name, work),
      () => underLock(name, work),
    );
    lines.set(name, mine);
    void mine
      .finally(() => {
        if (lines.get(name) === mine) lines.delete(name);
      })
      .catch(() => undefined);
    return mine;
  };
}
