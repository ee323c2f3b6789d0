import type { Pool } from "pg";
import { MIGRATIONS } from "./migrations.ts";

/** Any number: it only has to be the same in every sandbox process of a database. */
const MIGRATION_LOCK = 72_707_370;

/** Brings the schema up to date. Safe to run again and by two processes at once. */
export async function migrate(pool: Pool, schema: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`);
    await client.query("CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())");
    const { rows } = await client.query<{ name: string }>("SELECT name FROM migration");
    const applied = new Set(rows.map((row) => row.name));
    for (const { name, sql } of MIGRATIONS) {
      if (applied.has(name)) continue;
      await client.query(`BEGIN; ${sql}; INSERT INTO migration (name) VALUES ('${name}'); COMMIT;`);
    }
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
