import type { Place } from "../deploy.ts";

/** How much has happened: what the dashboard is promised for, or as much smaller as somebody asks for. */
export interface Scale {
  readonly projects: number;
  readonly environments: number;
  readonly deployments: number;
  readonly events: number;
}

const PROJECTS = 1_000;
const ENVIRONMENTS_PER_PROJECT = 3;
const DEPLOYMENTS_PER_PROJECT = 20;
const EVENTS_PER_DEPLOYMENT = 250;

/** `ZEROLAKE_BENCH_PROJECTS` makes it smaller, everything else with it. */
export function scaleOf(environment: Readonly<Record<string, string | undefined>>): Scale {
  const projects = Number(environment["ZEROLAKE_BENCH_PROJECTS"] ?? PROJECTS);
  if (!Number.isInteger(projects) || projects < 10) throw new Error("ZEROLAKE_BENCH_PROJECTS is a whole number from 10 on.");
  const deployments = projects * DEPLOYMENTS_PER_PROJECT;
  return { projects, environments: projects * ENVIRONMENTS_PER_PROJECT, deployments, events: deployments * EVENTS_PER_DEPLOYMENT };
}

/** Deployments under way at the same time. */
const RUNNING = 25;
const WAITING = 40;
const DAYS = 365;

/**
 * Fills the organisation of a throw-away database, by SQL: three environments per project, twenty deployments in a year, the last of
 * some under way, waiting or failed, with events, journal, costs, findings and an audit log. Numbers decide everything, so that two
 * seeds are alike. Triggers and foreign keys are off: they would only slow down what is consistent by construction.
 */
export async function seedDashboard({ db, organizationId, connectionId, actor }: Place, scale: Scale): Promise<void> {
  const client = await db.pool.connect();
  const run = (sql: string, values: readonly unknown[] = []) => client.query(sql, [...values]);
  try {
    await run("SET session_replication_role = replica");
    const places = [organizationId, actor.id];
    await run(PROJECTS_SQL, [...places, scale.projects]);
    await run(SLUGS_SQL, [organizationId]);
    await run(VERSIONS_SQL, places);
    await run(ENVIRONMENTS_SQL, [...places, connectionId]);
    await run(DEPLOYMENTS_SQL, [...places, DEPLOYMENTS_PER_PROJECT, DAYS, RUNNING, WAITING]);
    await run(EVENTS_SQL, [organizationId, EVENTS_PER_DEPLOYMENT]);
    const ofOrganization = [LAST_RUNS_SQL, ENDED_SQL, JOURNAL_SQL, COSTS_SQL, DRIFT_SQL, HEALTH_SQL, SIGNALS_SQL, PROOFS_SQL];
    for (const sql of ofOrganization) await run(sql, [organizationId]);
    await run(ORPHANS_SQL, [organizationId, connectionId]);
    await run(AUDIT_SQL, [organizationId, actor.name, scale.deployments * 2]);
    // Whatever is done afterwards goes on where the seeded entries end.
    await run(AUDIT_HEAD_SQL, [organizationId]);
    await run("VACUUM ANALYZE");
  } finally {
    await run("SET session_replication_role = DEFAULT");
    client.release();
  }
}

/** Ids that can be computed again from a kind and a number. */
const ID = (kind: string, number: string) => `md5('${kind}' || ${number})::uuid`;

const PROJECTS_SQL = `WITH made AS (
    INSERT INTO project (id, organization_id, slug, name, created_by_id, updated_at, next_deployment_number)
    SELECT ${ID("project", "n")}, $1::uuid, 'lake-' || n, 'Lake ' || n, $2::uuid, now() - n * interval '1 minute', 100 FROM generate_series(1, $3::int) n
    RETURNING id)
  INSERT INTO blueprint (id, organization_id, project_id, slug, document, layout, updated_by_id)
  SELECT md5('blueprint' || id)::uuid, $1::uuid, id, 'seeded',
    '{"schemaVersion":1,"components":[],"edges":[],"workload":{},"tier":"prototype","policies":{"omit":[]},"targetChoices":{}}', '{"positions":{},"frames":[]}', $2::uuid
  FROM made`;

/** Addresses lead to projects by these. */
const SLUGS_SQL = `INSERT INTO project_slug (organization_id, slug, project_id)
  SELECT organization_id, slug, id FROM project WHERE organization_id = $1::uuid ON CONFLICT DO NOTHING`;

/** Five versions of each, each saved some days before the first of the four deployments that bring it. */
const VERSIONS_SQL = `INSERT INTO blueprint_version (id, organization_id, blueprint_id, number, document, layout, semantic_hash, revision, created_by_id, created_at)
  SELECT md5('version' || b.id || v)::uuid, $1::uuid, b.id, v, b.document, b.layout, 'v' || v, v, $2::uuid, now() - (23 - 4 * v) * interval '18.25 days' - interval '3 days'
  FROM blueprint b CROSS JOIN generate_series(1, 5) v WHERE b.organization_id = $1::uuid AND b.slug = 'seeded'`;

const ENVIRONMENTS_SQL = `INSERT INTO environment (id, organization_id, project_id, blueprint_id, slug, name, position, cloud, region, tier, connection_id,
    resource_name, deployed_version_id, created_by_id, updated_at)
  SELECT md5('environment' || b.id || s.position)::uuid, $1::uuid, b.project_id, b.id, s.slug, s.slug, s.position, s.cloud, 'eu-central-1', 'standard', $3::uuid,
    s.slug, md5('version' || b.id || 5)::uuid, $2::uuid, now()
  FROM blueprint b CROSS JOIN (VALUES (0, 'dev', 'aws'), (1, 'staging', 'azure'), (2, 'prod', 'gcp')) s (position, slug, cloud)
  WHERE b.organization_id = $1::uuid AND b.slug = 'seeded'`;

/** One in nine failed, one in forty was cancelled; the last ones of the first projects are under way or wait. */
const DEPLOYMENTS_SQL = `INSERT INTO deployment (id, organization_id, project_id, environment_id, number, kind, state, purpose, version_id, plan_totals, requested_by_id,
    requested_at, approved_at, started_at, finished_at, summary, next_sequence, wake_at, approval_expires_at)
  SELECT md5('deployment' || project_id || number)::uuid, $1::uuid, project_id, environment_id, number, 'apply', state::deployment_state,
    (CASE WHEN number % 13 = 0 THEN 'rollback' ELSE 'change' END)::deployment_purpose, version_id,
    '{"create":20,"update":5,"replace":0,"destroy":0,"adopt":0,"read":0,"unchanged":40,"deferred":0}', $2::uuid, at - interval '20 minutes', at - interval '15 minutes',
    CASE WHEN state NOT IN ('awaitingApproval') THEN at - interval '12 minutes' END,
    CASE WHEN state IN ('succeeded', 'failed', 'cancelled') THEN at END, 'Done.', 252, NULL, CASE WHEN state = 'awaitingApproval' THEN now() + interval '5 days' END
  FROM (SELECT b.project_id, number, md5('environment' || b.id || number % 3)::uuid AS environment_id, md5('version' || b.id || 1 + (number - 1) / 4 % 5)::uuid AS version_id,
      now() - ($3::int - number) * $4::int / $3::int * interval '1 day' - (b.rank % 1000) * interval '80 seconds' - interval '1 hour' AS at,
      CASE WHEN number = $3::int AND b.rank <= $5::int THEN 'applying' WHEN number = $3::int AND b.rank <= $5::int + $6::int THEN 'awaitingApproval'
        WHEN (b.rank + number) % 9 = 0 THEN 'failed' WHEN (b.rank + number) % 40 = 0 THEN 'cancelled' ELSE 'succeeded' END AS state
    FROM (SELECT id, project_id, row_number() OVER (ORDER BY project_id) AS rank FROM blueprint
      WHERE organization_id = $1::uuid AND slug = 'seeded') b CROSS JOIN generate_series(1, $3::int) number) planned`;

/** A plan, then what steps say; a failed run says once what failed. */
const EVENTS_SQL = `INSERT INTO deployment_event (organization_id, deployment_id, sequence, at, body)
  SELECT $1::uuid, d.id, s, coalesce(d.started_at, d.requested_at) + s * interval '2 seconds',
    CASE WHEN s = 3 THEN '{"type":"planned","planHash":"x","totals":{},"expectedMinutes":[10,25]}'::jsonb
      WHEN s = $2::int - 10 AND d.state = 'failed' THEN '{"type":"stepFailed","address":"store.bucket","action":"create","error":{"class":"permission","code":"AccessDenied","message":"You may not create a bucket.","remedy":"Allow it."}}'::jsonb
      ELSE jsonb_build_object('type', 'log', 'level', 'info', 'message', 'Step ' || s || ' goes on as it should, and says so.', 'address', 'a.' || s % 25) END
  FROM deployment d CROSS JOIN generate_series(1, $2::int) s WHERE d.organization_id = $1::uuid`;

/** What triggers would have written. */
const LAST_RUNS_SQL = `INSERT INTO environment_last_run (environment_id, organization_id, deployment_id, number, state)
  SELECT DISTINCT ON (environment_id) environment_id, organization_id, id, number, state FROM deployment WHERE organization_id = $1::uuid
  ORDER BY environment_id, number DESC ON CONFLICT DO NOTHING`;

const ENDED_SQL = `INSERT INTO ended_deployment (deployment_id, organization_id, environment_id, outcome, purpose, started_at, finished_at, new_version_saved_at)
  SELECT d.id, d.organization_id, d.environment_id, d.state, delivery_purpose(d.kind, d.purpose), d.started_at, d.finished_at, v.created_at
  FROM deployment d JOIN blueprint_version v ON v.id = d.version_id
  WHERE d.organization_id = $1::uuid AND d.started_at IS NOT NULL AND d.finished_at IS NOT NULL ON CONFLICT DO NOTHING`;

const JOURNAL_SQL = `INSERT INTO journal_entry (id, organization_id, environment_id, deployment_id, address, operation, attempt, token, request_digest, state, intended_at, settled_at)
  SELECT gen_random_uuid(), $1::uuid, d.environment_id, d.id, 'a.' || s, 'create', 1, d.id || '-' || s, 'x', 'succeeded', d.started_at, d.started_at
  FROM deployment d CROSS JOIN generate_series(1, 10) s WHERE d.organization_id = $1::uuid AND d.started_at IS NOT NULL`;

/** Each environment got dearer four times in a year. */
const COSTS_SQL = `INSERT INTO environment_cost (organization_id, project_id, environment_id, since, until, monthly_usd, is_at_least, basis)
  SELECT $1::uuid, e.project_id, e.id, now() - n * interval '73 days', CASE WHEN n > 0 THEN now() - (n - 1) * interval '73 days' END, 100 + 10 * (4 - n), false, 'x'
  FROM environment e CROSS JOIN generate_series(0, 4) n WHERE e.organization_id = $1::uuid`;

const DRIFT_SQL = `INSERT INTO drift_finding (id, organization_id, environment_id, address, component, type, kind, path, severity, why, first_seen_at, last_seen_at)
  SELECT gen_random_uuid(), $1::uuid, id, 'a.x', 'a', 'T', 'changed', 'p', (ARRAY['high', 'medium', 'low'])[1 + rank % 3]::drift_severity, 'x', now() - rank % 40 * interval '1 day', now()
  FROM (SELECT id, row_number() OVER () AS rank FROM environment WHERE organization_id = $1::uuid) e WHERE rank % 4 = 0`;

/** Everything has just been looked at; one environment in ten is not well, one in fifty was not looked at for an hour. */
const HEALTH_SQL = `INSERT INTO environment_health (environment_id, organization_id, status, since, ok, warn, looked_at, next_due_at)
  SELECT id, $1::uuid, (CASE WHEN rank % 10 = 0 THEN 'bad' ELSE 'ok' END)::health_status, now() - interval '3 hours', 9, 1,
    CASE WHEN rank % 50 = 1 THEN now() - interval '1 hour' ELSE now() END, now() + interval '1 day'
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM environment WHERE organization_id = $1::uuid) e ON CONFLICT DO NOTHING`;

/** Twenty signals of each environment, two of them about freshness; of every tenth environment two are over a limit. */
const SIGNALS_SQL = `INSERT INTO health_signal (organization_id, environment_id, component, signal, kind, label, address, unit, status, value, warn_at, bad_at, ill_when,
    because, since)
  SELECT $1::uuid, e.id, 'c' || n / 2, 'c' || n / 2 || '.x#' || n, CASE WHEN n < 2 THEN 'freshness' ELSE 'lag' END, 'Oldest unread record', 'c' || n / 2 || '.x', 'seconds',
    (CASE WHEN e.rank % 10 = 0 AND n = 2 THEN 'bad' WHEN e.rank % 10 = 0 AND n = 5 THEN 'warn' ELSE 'ok' END)::health_status, n, 60, 600, 'above', 'The design wants it.',
    now() - e.rank * interval '1 minute'
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM environment WHERE organization_id = $1::uuid) e CROSS JOIN generate_series(0, 19) n ON CONFLICT DO NOTHING`;

const PROOFS_SQL = `INSERT INTO environment_proof (environment_id, organization_id, deployment_id, number, result, failed_check, proven_at)
  SELECT r.environment_id, $1::uuid, r.deployment_id, r.number, CASE WHEN r.state = 'failed' THEN 'failed' ELSE 'passed' END,
    CASE WHEN r.state = 'failed' THEN 'planAgain' END, now() - r.number * interval '1 hour'
  FROM environment_last_run r WHERE r.organization_id = $1::uuid AND r.state IN ('succeeded', 'failed') ON CONFLICT DO NOTHING`;

const ORPHANS_SQL = `INSERT INTO orphan_finding (id, organization_id, connection_id, kind, region, type, via, identifier, environment, component, address, evidence,
    first_seen_at, last_seen_at, is_certain)
  SELECT gen_random_uuid(), $1::uuid, $2::uuid, 'unrecorded', 'eu-central-1', 'T', 'tags', 'orphan-' || n, 'x', 'a', 'a.x', '{"reason":"tagsOnly"}', now() - n * interval '1 day', now(), true
  FROM generate_series(1, 60) n`;

const AUDIT_SQL = `INSERT INTO audit_entry (organization_id, sequence, at, actor_kind, actor_name, action, target_type, target_id, target_name, result, previous_hash, hash)
  SELECT $1::uuid, (SELECT coalesce(max(sequence), 0) FROM audit_entry WHERE organization_id = $1::uuid) + n, now() - ($3::int - n) * interval '10 minutes', 'user', $2::text,
    (ARRAY['deployment.create', 'deployment.approve', 'deployment.succeed', 'session.create'])[1 + n % 4], 'deployment', md5('deployment' || n), '#' || n % 20, 'done', '', n::text
  FROM generate_series(1, $3::int) n`;

const AUDIT_HEAD_SQL = `UPDATE audit_head SET sequence = (SELECT max(sequence) FROM audit_entry WHERE organization_id = $1::uuid) WHERE organization_id = $1::uuid`;
