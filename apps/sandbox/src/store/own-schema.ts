import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const TAKEOVER_MS = 10_000;
const RETRY_MS = 200;

export interface Ownership {
  release(): Promise<void>;
}

/**
 * Makes sure that one process at a time owns a schema: two would each have a memory of their own. A killed owner's lock goes
 * with its connection, so a successor waits for that a moment. Throws when the other one stays.
 */
export async function ownSchema(databaseUrl: string, schema: string, onError: (error: unknown) => void): Promise<Ownership> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "zerolake-sandbox-owner" });
  client.on("error", onError);
  await client.connect();
  const deadline = performance.now() + TAKEOVER_MS;
  for (;;) {
    const { rows } = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS "isOurs"', [
      `zerolake sandbox ${schema}`,
    ]);
    if (rows[0]?.isOurs) return { release: () => client.end() };
    if (performance.now() > deadline) {
      await client.end();
      throw new Error(
        `Another sandbox already uses the schema "${schema}" of this database. Stop it, or give this one a database of its own.`,
      );
    }
    await sleep(RETRY_MS);
  }
}
