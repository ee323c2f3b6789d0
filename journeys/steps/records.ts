import { createDatabase } from "@zerolake/db";

export interface LostRecord {
  readonly address: string;
  readonly component: string;
  readonly identifier: string;
}

/** The record of a project's resource of a type is lost, as when a database comes back from an older copy; the resource stays. */
export async function loseRecord(
  project: string,
  type: string,
  { holdsData = null }: { holdsData?: boolean | null } = {},
): Promise<LostRecord> {
  const database = createDatabase({ connectionString: process.env["DATABASE_URL"] ?? "", poolSize: 1 });
  try {
    const { rows } = await database.pool.query<LostRecord>(
      `DELETE FROM recorded_resource WHERE (environment_id, address) IN (
         SELECT r.environment_id, r.address FROM recorded_resource r
         JOIN environment e ON e.id = r.environment_id JOIN project p ON p.id = e.project_id
         WHERE p.slug = $1 AND r.type = $2 AND ($3::boolean IS NULL OR (r.body->>'holdsData')::boolean = $3)
         ORDER BY r.address LIMIT 1)
       RETURNING address, component, identifier`,
      [project, type, holdsData],
    );
    const [lost] = rows;
    if (!lost) throw new Error(`Nothing of type ${type} is recorded in ${project}.`);
    return lost;
  } finally {
    await database.close();
  }
}
