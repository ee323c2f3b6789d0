import type { NumberedEvent } from "@zerolake/execution";
import type { Database } from "../database.ts";
import { parseStoredEvent } from "../stored-documents.ts";

/**
 * Events of a deployment after a sequence number, in order. Numbers are handed out in commit order, so a reader that
 * continues after the last one it saw misses nothing.
 */
export async function listEvents(
  db: Database,
  organizationId: string,
  { deploymentId, afterSequence, limit }: { deploymentId: string; afterSequence: number; limit: number },
): Promise<NumberedEvent[]> {
  const { rows } = await db.pool.query<{ sequence: number; at: Date; body: unknown }>({
    name: "list-events",
    text: `SELECT sequence, at, body FROM deployment_event
           WHERE deployment_id = $1 AND organization_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4`,
    values: [deploymentId, organizationId, afterSequence, limit],
  });
  return rows.map(({ sequence, at, body }) => ({ deploymentId, sequence, at: at.toISOString(), event: parseStoredEvent(body) }));
}
