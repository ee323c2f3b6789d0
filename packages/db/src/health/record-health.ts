import type { HealthStatus, Verdict } from "@zerolake/health";
import type { Database, Transaction } from "../database.ts";
import { storableJson, storableText } from "../storable.ts";
import { HEALTH_EVERY_MINUTES, type HealthLease } from "./health-looks.ts";
import { notifyOfHealth } from "./notify-of-health.ts";

/** Values are kept for a day. */
const HEALTH_HISTORY_HOURS = 24;

/** What is known of one signal now. */
export interface SeenSignal extends Verdict {
  readonly component: string;
  readonly signal: string;
  readonly kind: string;
  readonly label: string;
  readonly address: string;
  readonly unit: string;
}

/** How a look ended: what was seen, or why nothing was. */
export type HealthEnd =
  | {
      readonly status: HealthStatus | null;
      /** Components by status. */
      readonly counts: Readonly<Record<HealthStatus, number>>;
      readonly signals: readonly SeenSignal[];
    }
  | { readonly problem: string };

/** A signal that says something else than before; `null`: it was, or is, not there. */
export interface HealthChange {
  readonly component: string;
  readonly signal: string;
  readonly before: HealthStatus | null;
  readonly status: HealthStatus | null;
}

/** What a look has changed, of the environment and of its signals. */
export interface HealthOutcome {
  readonly before: HealthStatus | null;
  readonly status: HealthStatus | null;
  readonly changes: readonly HealthChange[];
}

/** Ends a look and notes what it saw; what it did not see stays as it was. `undefined` when the look is somebody else's by now. */
export async function finishHealthLook(db: Database, lease: HealthLease, end: HealthEnd): Promise<HealthOutcome | undefined> {
  return db.prisma.$transaction(async (tx) => {
    const ended = await endLook(tx, lease, end);
    if (!ended) return undefined;
    if ("problem" in end) return { before: ended.before, status: ended.before, changes: [] };
    const changes = await writeSignals(tx, lease, end.signals);
    await writePoints(tx, lease);
    await notifyOfHealth(tx, lease, end);
    return { before: ended.before, status: end.status, changes };
  });
}

async function endLook(tx: Transaction, { organizationId, environmentId, owner }: HealthLease, end: HealthEnd) {
  const ours = "environment_id = $1::uuid AND organization_id = $2::uuid AND lease_owner = $3";
  const update = (rest: string) => `WITH known AS (SELECT status FROM environment_health WHERE ${ours} FOR UPDATE)
    UPDATE environment_health h SET requested_at = NULL, is_asked = false, lease_owner = NULL, lease_expires_at = NULL,
      next_due_at = now() + interval '${HEALTH_EVERY_MINUTES} minutes', ${rest}
    FROM known WHERE ${ours} RETURNING known.status AS before`;
  const ids = [environmentId, organizationId, owner];
  const [row] =
    "problem" in end
      ? await tx.$queryRawUnsafe<Ended[]>(update("problem = $4"), ...ids, storableText(end.problem))
      : await tx.$queryRawUnsafe<Ended[]>(
          update(SEEN),
          ...ids,
          end.status,
          end.counts.ok,
          end.counts.warn,
          end.counts.bad,
          end.counts.unknown,
          sinceOf(end),
        );
  return row;
}

/** Unwell since the first of its signals is, well since the last one is; `null` when none tells. In milliseconds since 1970. */
function sinceOf({ status, signals }: Extract<HealthEnd, { signals: unknown }>): number | null {
  const times = signals.flatMap((signal) => (signal.status === status ? (signal.sinceMs ?? []) : []));
  if (times.length === 0) return null;
  return status === "ok" ? Math.max(...times) : Math.min(...times);
}

interface Ended {
  readonly before: HealthStatus | null;
}

const SEEN = `problem = NULL, looked_at = now(), status = $4::health_status, ok = $5::int, warn = $6::int, bad = $7::int, unknown = $8::int,
  since = CASE WHEN h.status IS NOT DISTINCT FROM $4::health_status THEN coalesce(h.since, now())
    ELSE coalesce(to_timestamp($9::double precision / 1000), now()) END`;

const GIVEN = `SELECT v.component, v.signal, v.kind, v.label, v.address, v.unit, v.status, v.value, v.reason, to_timestamp(v."sinceMs" / 1000) AS since,
    (v.threshold->>'warn')::double precision AS warn_at, (v.threshold->>'bad')::double precision AS bad_at,
    v.threshold->>'illWhen' AS ill_when, v.threshold->>'because' AS because
  FROM jsonb_to_recordset($3::jsonb) AS v(component text, signal text, kind text, label text, address text, unit text, status health_status,
    value double precision, reason text, "sinceMs" double precision, threshold jsonb)`;
const SAID = ["status", "value", "reason", "warn_at", "bad_at", "ill_when", "because", "label", "unit", "kind", "address"] as const;
const KEYS = "component, signal";
const said = (of: string) => `(${SAID.map((column) => `${of}.${column}`).join(", ")})`;

/** One statement: rows that say the same stay untouched, an illness keeps its beginning, and what is not asked any more goes. */
async function writeSignals(
  tx: Transaction,
  { organizationId, environmentId }: HealthLease,
  signals: readonly SeenSignal[],
): Promise<readonly HealthChange[]> {
  return tx.$queryRawUnsafe<HealthChange[]>(
    `WITH given AS (${GIVEN}),
     known AS (SELECT ${KEYS}, status FROM health_signal WHERE environment_id = $1::uuid AND organization_id = $2::uuid),
     gone AS (DELETE FROM health_signal s WHERE s.environment_id = $1::uuid AND s.organization_id = $2::uuid
       AND NOT EXISTS (SELECT 1 FROM given g WHERE g.component = s.component AND g.signal = s.signal) RETURNING ${KEYS}, status),
     written AS (
       INSERT INTO health_signal (environment_id, organization_id, ${KEYS}, ${SAID.join(", ")}, since)
       SELECT $1::uuid, $2::uuid, ${KEYS}, ${SAID.join(", ")}, coalesce(since, now()) FROM given
       ON CONFLICT (environment_id, component, signal) DO UPDATE SET ${SAID.map((column) => `${column} = excluded.${column}`).join(", ")},
         since = CASE WHEN health_signal.status = excluded.status THEN least(health_signal.since, excluded.since) ELSE excluded.since END
         WHERE ${said("health_signal")} IS DISTINCT FROM ${said("excluded")}
       RETURNING ${KEYS}, status)
     SELECT w.component, w.signal, k.status AS before, w.status FROM written w LEFT JOIN known k USING (${KEYS})
     WHERE k.status IS DISTINCT FROM w.status
     UNION ALL SELECT ${KEYS}, status, NULL FROM gone`,
    environmentId,
    organizationId,
    storableJson(signals),
  );
}

/** A second look within five minutes has the better value. */
async function writePoints(tx: Transaction, { organizationId, environmentId }: HealthLease): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO health_point (environment_id, organization_id, ${KEYS}, at, value)
     SELECT environment_id, organization_id, ${KEYS}, date_bin('${HEALTH_EVERY_MINUTES} minutes', now(), TIMESTAMPTZ '2000-01-01 00:00Z'), value
     FROM health_signal WHERE environment_id = $1::uuid AND organization_id = $2::uuid AND value IS NOT NULL
     ON CONFLICT (environment_id, component, signal, at) DO UPDATE SET value = excluded.value`,
    environmentId,
    organizationId,
  );
}

/** Forgets values that are older than a day, of all organisations. */
export async function forgetOldHealth(db: Database): Promise<void> {
  await db.pool.query(`DELETE FROM health_point WHERE at < now() - interval '${HEALTH_HISTORY_HOURS} hours'`);
}
