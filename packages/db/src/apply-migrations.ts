import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { AppError } from "./app-error.ts";

/** The lock that Prisma's own command line takes, so that the two never run at once. */
const PRISMA_LOCK = 72_707_369;

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to the schema of this build and returns the names of the migrations that it applied. Keeps the same
 * books as `prisma migrate deploy`, which may be used instead. Two processes at once: one waits, then has nothing to do.
 */
export async function applyMigrations({ connectionString, folder }: { connectionString: string; folder: string }): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(TABLE);
    const applied: string[] = [];
    for (const migration of readMigrations(folder)) if (await applyOne(client, migration)) applied.push(migration.name);
    return applied;
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function applyOne(client: Client, { name, sql, checksum }: Migration): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string; finished_at: Date | null }>(
    `SELECT checksum, finished_at FROM "_prisma_migrations" WHERE migration_name = $1 AND rolled_back_at IS NULL`,
    [name],
  );
  if (rows.some((row) => row.finished_at)) {
    if (rows.some((row) => row.checksum === checksum)) return false;
    throw refused(name, "was changed after it had been applied", "Restore the file, and put the change into a new migration.");
  }
  if (rows.length > 0) throw refused(name, "failed before", "Mend the cause, then run: npx prisma migrate resolve --rolled-back <name>.");
  const id = randomUUID();
  await client.query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)`, [id, checksum, name]);
  try {
    await client.query(sql);
  } catch (cause) {
    await client.query(`UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1`, [id, String(cause)]);
    throw refused(name, `failed: ${cause instanceof Error ? cause.message : String(cause)}`, "Nothing of it was kept.", cause);
  }
  await client.query(`UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1`, [id]);
  return true;
}

function refused(name: string, what: string, hint: string, cause?: unknown): AppError {
  return new AppError("internal", { message: `Migration ${name} ${what}.`, hint, cause });
}
