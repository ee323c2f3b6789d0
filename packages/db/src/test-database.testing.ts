import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { applyMigrations } from "./apply-migrations.ts";
import { createAuditKeys } from "./audit/audit-keys.ts";
import { createDatabase, type Database } from "./database.ts";
import { createSecretBox } from "./secrets/secret-box.ts";
import { TEST_MASTER_KEY } from "./world.testing.ts";

/** A database of its own for one test file, with all migrations, on the server of `DATABASE_URL`; dropped by `drop`. */
export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  drop(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

export async function createTestDatabase({ poolSize = 10 }: { poolSize?: number } = {}): Promise<TestDatabase> {
  const server = process.env["DATABASE_URL"];
  if (!server) throw new Error("Set DATABASE_URL to a throw-away PostgreSQL server: npm test starts one.");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await applyMigrations({ connectionString: url.href, folder: MIGRATIONS });
  const db = createDatabase({ connectionString: url.href, poolSize, auditKeys: createAuditKeys(createSecretBox(TEST_MASTER_KEY)) });
  return {
    db,
    url: url.href,
    async drop() {
      await db.close();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
