import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { storableJson } from "../storable.ts";
import { parseStoredAttributes } from "../stored-documents.ts";

export interface NewObservation {
  readonly address: string;
  readonly exists: boolean;
  readonly identifier?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Notes what a cloud reported, by the database's clock. The recorded state stays as it is. */
export async function recordObservations(
  db: Database,
  organizationId: string,
  { environmentId, observations }: { environmentId: string; observations: readonly NewObservation[] },
): Promise<void> {
  const { rows } = await db.pool.query<{ noted: number }>(
    `WITH place AS (SELECT id, organization_id FROM environment WHERE id = $2 AND organization_id = $1), noted AS (
       INSERT INTO observation (id, organization_id, environment_id, address, exists, identifier, attributes)
       SELECT gen_random_uuid(), p.organization_id, p.id, o.address, o.exists, o.identifier, coalesce(o.attributes, '{}')
       FROM place p, jsonb_to_recordset($3::jsonb) AS o(address text, exists boolean, identifier text, attributes jsonb))
     SELECT count(*)::int AS noted FROM place`,
    [organizationId, environmentId, storableJson(observations)],
  );
  if (rows[0]?.noted !== 1) throw notFound("environment");
}

export interface Observation extends NewObservation {
  readonly observedAt: Date;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The newest observation of each address. */
export async function listLatestObservations(db: Database, organizationId: string, environmentId: string): Promise<Observation[]> {
  const rows = await db.prisma.observation.findMany({
    where: { environmentId, organizationId },
    orderBy: [{ address: "asc" }, { observedAt: "desc" }],
    distinct: ["address"],
  });
  return rows.map(({ address, exists, observedAt, identifier, attributes }) => ({
    address,
    exists,
    observedAt,
    attributes: parseStoredAttributes(attributes),
    ...(identifier === null ? {} : { identifier }),
  }));
}

/** Addresses that were looked at since a time. */
export async function listObservedSince(
  db: Database,
  organizationId: string,
  { environmentId, since }: { environmentId: string; since: Date },
): Promise<readonly string[]> {
  const rows = await db.prisma.observation.findMany({
    where: { environmentId, organizationId, observedAt: { gte: since } },
    distinct: ["address"],
    select: { address: true },
  });
  return rows.map(({ address }) => address);
}

/** Keeps the newest observations of each address and forgets the rest. */
export async function pruneObservations(
  db: Database,
  organizationId: string,
  { environmentId, keep }: { environmentId: string; keep: number },
): Promise<void> {
  await db.pool.query(
    `DELETE FROM observation o USING (
       SELECT id, row_number() OVER (PARTITION BY address ORDER BY observed_at DESC) AS age FROM observation
       WHERE environment_id = $1 AND organization_id = $2) AS ranked
     WHERE o.id = ranked.id AND ranked.age > $3`,
    [environmentId, organizationId, keep],
  );
}
