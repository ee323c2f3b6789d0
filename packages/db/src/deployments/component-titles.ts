import type { Database } from "../database.ts";

const TITLES = "AS part(id text, component text, title text)";

/**
 * Component id → title: as the draft has it now, else as the environment's last plan called it – parts that the compiler attaches, and
 * what was removed from the draft. What neither knows keeps its id as its name. One round trip; drawings are not sent.
 */
export async function listComponentTitles(
  db: Pick<Database, "pool">,
  organizationId: string,
  { projectId, environmentId }: { readonly projectId: string; readonly environmentId: string },
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await db.pool.query<{ id: string; title: string }>(
    `SELECT part.component AS id, part.title, 1 AS rank FROM (
       SELECT p.components FROM deployment d JOIN deployment_plan p ON p.deployment_id = d.id AND p.hash = d.plan_hash
       WHERE d.environment_id = $2 AND d.organization_id = $1 AND d.kind = 'apply' ORDER BY d.number DESC LIMIT 1) AS latest,
       jsonb_to_recordset(latest.components) ${TITLES}
     UNION ALL
     SELECT part.id, part.title, 2 AS rank FROM blueprint b, jsonb_to_recordset(b.document->'components') ${TITLES}
     WHERE b.project_id = $3 AND b.organization_id = $1 ORDER BY rank`,
    [organizationId, environmentId, projectId],
  );
  // Of two titles the later one stays, which is the draft's.
  return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
}
