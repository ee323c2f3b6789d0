import type { PoolClient } from "pg";
import type { Database } from "../database.ts";

/**
 * What an organisation takes along, in order. A table that is not named here stays: what is sealed, hashed or only of use to this installation (keys,
 * sessions, tokens, letters, leases, the journal's own notes) is of no use elsewhere.
 */
const EXPORTED_TABLES = [
  "project",
  "project_slug",
  "blueprint",
  "blueprint_version",
  "connection",
  "service_connection",
  "environment",
  "environment_edit",
  "deployment",
  "deployment_plan",
  "deployment_event",
  "recorded_resource",
  "drift_finding",
  "orphan_finding",
  "guardrail",
  "budget",
  "environment_cost",
  "access_grant",
  "audit_entry",
] as const;
/** Columns that may hold a secret, whatever table they are in. Columns of bytes are left out, too: all of them are sealed. */
const SECRET_COLUMN = /sealed|secret|token|password|passphrase|credential|hash$/;
/** Hashes that are facts, not secrets. */
const PLAIN_HASHES: ReadonlySet<string> = new Set(["hash", "previous_hash", "semantic_hash", "plan_hash"]);
const ROWS_AT_ONCE = 500;

/** Everything of an organisation as lines of JSON, `{ "table", "row" }` each, as it stood at one moment. Holds one connection until it is read. */
export async function* exportOrganization(db: Database, organizationId: string): AsyncGenerator<string> {
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    yield* linesOf(
      client,
      "organization",
      `SELECT id, slug, name, created_at FROM organization WHERE id = '${assertUuid(organizationId)}'`,
    );
    yield* linesOf(
      client,
      "member",
      `SELECT u.id, u.name, u.email, m.role, m.source, m.created_at, m.deactivated_at
       FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.organization_id = '${organizationId}' ORDER BY u.id`,
    );
    for (const table of EXPORTED_TABLES) {
      const columns = await plainColumns(client, table);
      if (columns.length === 0) continue;
      const names = columns.map((column) => `"${column}"`).join(", ");
      yield* linesOf(client, table, `SELECT ${names} FROM "${table}" WHERE organization_id = '${organizationId}'`);
    }
    await client.query("COMMIT");
  } finally {
    // Whoever stops reading in the middle leaves the transaction open: the connection is not given to anybody else.
    client.release(true);
  }
}

async function* linesOf(client: PoolClient, table: string, select: string): AsyncGenerator<string> {
  await client.query(`DECLARE export_rows NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS row FROM (${select}) r`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS_AT_ONCE} FROM export_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => `{"table":${JSON.stringify(table)},"row":${row}}\n`).join("");
  }
  await client.query("CLOSE export_rows");
}

async function plainColumns(client: PoolClient, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND data_type <> 'bytea' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name).filter((name) => PLAIN_HASHES.has(name) || !SECRET_COLUMN.test(name));
}

/** A cursor takes no parameters; the id is one of ours, and nothing else may ever stand here. */
function assertUuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error("The organisation's id is no UUID.");
  return id;
}
