import type { Database } from "./database.ts";

/** A worker beats every 5 s; after three missed beats it counts as gone. */
export const WORKER_BEAT_MS = 5_000;
const WORKER_GONE_AFTER_SECONDS = 15;

export async function beatWorker(db: Database, workerId: string): Promise<void> {
  await db.pool.query(`INSERT INTO worker (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()`, [workerId]);
}

export async function removeWorker(db: Database, workerId: string): Promise<void> {
  await db.pool.query(`DELETE FROM worker WHERE id = $1 OR seen_at < now() - interval '1 day'`, [workerId]);
}

/** How many workers are alive, by the database's clock: with none, nothing that is asked for will happen. */
export async function countLiveWorkers(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM worker WHERE seen_at > now() - make_interval(secs => $1)`,
    [WORKER_GONE_AFTER_SECONDS],
  );
  return rows[0]?.count ?? 0;
}
