import type { DriftCause, DriftFinding } from "@zerolake/drift";
import type { Database } from "../database.ts";
import { notify } from "../notifications/notify.ts";
import { placeOf } from "../notifications/place-of.ts";
import { storableJson } from "../storable.ts";

export interface DriftLook {
  readonly environmentId: string;
  /** What was read, whatever came of it; findings of other addresses stay as they are. */
  readonly looked: readonly string[];
  readonly findings: readonly DriftFinding[];
  /** The deployment after which was looked: it mended what is not found any more. */
  readonly deploymentId?: string;
}

/** A finding whose cause may still become known. */
export interface UnexplainedDrift {
  readonly id: string;
  readonly address: string;
  readonly path: string;
}

/**
 * A finding that is new begins now; one that is known goes on, and shows itself again when its value is another one than was
 * ignored or when its time is over. What was looked at and is not found ends, and so does what belongs to nothing recorded.
 */
const RECORD = `
  WITH found AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS f(address text, component text, type text, kind drift_kind, path text, recorded jsonb,
      observed jsonb, "isSensitive" boolean, severity drift_severity, why text)
  ), ended AS (
    UPDATE drift_finding d SET state = 'gone', gone_at = now(), mended_by_id = $5::uuid
    WHERE d.environment_id = $2::uuid AND d.organization_id = $1::uuid AND d.state <> 'gone'
      AND NOT EXISTS (SELECT 1 FROM found f WHERE f.address = d.address AND f.path = d.path)
      AND (d.address = ANY($4::text[]) OR NOT EXISTS (
        SELECT 1 FROM recorded_resource r WHERE r.environment_id = d.environment_id AND r.address = d.address))
  ), kept AS (
    INSERT INTO drift_finding (id, organization_id, environment_id, address, component, type, kind, path, recorded, observed, is_sensitive,
      severity, why, first_seen_at, last_seen_at)
    SELECT gen_random_uuid(), $1::uuid, $2::uuid, address, component, type, kind, path, recorded, observed, coalesce("isSensitive", false), severity, why,
      now(), now() FROM found
    WHERE EXISTS (SELECT 1 FROM environment e WHERE e.id = $2::uuid AND e.organization_id = $1::uuid)
    ON CONFLICT (environment_id, address, path) WHERE state <> 'gone' DO UPDATE SET
      component = excluded.component, type = excluded.type, kind = excluded.kind, recorded = excluded.recorded, observed = excluded.observed,
      is_sensitive = excluded.is_sensitive, severity = excluded.severity, why = excluded.why, last_seen_at = excluded.last_seen_at,
      cause = CASE WHEN drift_finding.observed IS DISTINCT FROM excluded.observed THEN '{"certainty":"unknown"}' ELSE drift_finding.cause END,
      state = CASE WHEN drift_finding.state = 'ignored' AND drift_finding.ignored_until > now()
        AND drift_finding.observed IS NOT DISTINCT FROM excluded.observed THEN 'ignored'::drift_state ELSE 'open'::drift_state END
    RETURNING id, address, path, cause, severity = 'high' AND xmax = 0 AS is_news
  )
  SELECT id, address, path, is_news AS "isNews", cause->>'certainty' <> 'recorded' AS "isUnexplained" FROM kept`;

type Kept = UnexplainedDrift & {
  /** High, and nobody has seen it before. */
  readonly isNews: boolean;
  readonly isUnexplained: boolean;
};

/** Notes what a look found, in one statement, and tells of what is new and high; returns the findings of which nobody knows for certain who did it. */
export async function recordDrift(
  db: Database,
  organizationId: string,
  { environmentId, looked, findings, deploymentId }: DriftLook,
): Promise<readonly UnexplainedDrift[]> {
  const values = [organizationId, environmentId, storableJson(findings), looked, deploymentId ?? null];
  const kept = await db.prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<Kept[]>(RECORD, ...values);
    const news = rows.filter(({ isNews }) => isNews);
    const [first] = news;
    const place = first && (await placeOf(tx, organizationId, environmentId));
    if (first && place) {
      const facts = { findings: news.length, example: first.path ? `${first.address} ${first.path}` : first.address };
      await notify(tx, organizationId, { kind: "drift.found", thing: `drift:${environmentId}`, ...place, facts });
    }
    return rows;
  });
  return kept.filter(({ isUnexplained }) => isUnexplained).map(({ id, address, path }) => ({ id, address, path }));
}

/** Notes who may have done it. */
export async function noteDriftCauses(
  db: Database,
  organizationId: string,
  causes: readonly { readonly id: string; readonly cause: DriftCause }[],
): Promise<void> {
  await db.pool.query(
    `UPDATE drift_finding d SET cause = c.cause FROM jsonb_to_recordset($2::jsonb) AS c(id uuid, cause jsonb)
     WHERE d.id = c.id AND d.organization_id = $1`,
    [organizationId, storableJson(causes)],
  );
}
