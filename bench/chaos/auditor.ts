/** A connection to PostgreSQL. */
export interface Sql {
  query<Row>(sql: string, parameters: unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}

/**
 * Looks at what is there after a trial, and shares no code with the engine: plain SQL on the sandbox's own store, on the recorded
 * state and on the journal. What the same deployments leave when nobody disturbs them is the measure of what should be there.
 */
export interface Findings {
  /** More of a type in the disturbed account than in the calm one: created twice, or nobody's. */
  readonly unexplained: readonly string[];
  /** Fewer of a type than in the calm account. */
  readonly missing: readonly string[];
  /** Two resources of a type in the cloud that bear the same owner's tags. */
  readonly duplicates: readonly string[];
  /** Recorded in one of the two and not in the other. */
  readonly records: readonly string[];
  /** Deployments whose numbers have a gap, or whose times go back. */
  readonly events: readonly string[];
  /** Steps that ended well more or less than once, by the journal and by the events. */
  readonly steps: readonly string[];
  /** Calls that nobody closed. */
  readonly open: readonly string[];
  /** Leases that are held for longer than a minute after they ran out. */
  readonly locks: readonly string[];
}

export interface Audited {
  /** Where Zerolake remembers, and where the clouds keep what they hold. */
  readonly ours: Sql;
  readonly clouds: Sql;
  readonly disturbed: string;
  readonly calm: string;
}

export async function audit({ ours, clouds, ...organizations }: Audited): Promise<Findings> {
  const [ask, askClouds] = [asker(ours), asker(clouds)];
  const both = [organizations.disturbed, organizations.calm];
  const disturbed = [organizations.disturbed];
  return {
    unexplained: await askClouds(countsThat(">"), both),
    missing: await askClouds(countsThat("<"), both),
    duplicates: await askClouds(DUPLICATES, disturbed),
    records: await ask(RECORDS, both),
    events: await ask(EVENTS, disturbed),
    steps: await ask(STEPS, disturbed),
    open: await ask(OPEN, disturbed),
    locks: await ask(LOCKS, disturbed),
  };
}

function asker(sql: Sql): (question: string, parameters: readonly unknown[]) => Promise<readonly string[]> {
  return async (question, parameters) => (await sql.query<{ line: string }>(question, [...parameters])).rows.map(({ line }) => line);
}

/** How many resources the trial has to account for. */
export async function countInCloud(sql: Sql, organization: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${heldBy("$1")}) AS held`, [organization]);
  return rows[0]?.count ?? 0;
}

/** What the sandbox's clouds hold in the accounts of an organisation; its accounts' names begin with the organisation's id. */
const heldBy = (organization: string) => `
  SELECT resource.document AS document
  FROM sandbox.resource AS resource
  JOIN sandbox.account AS account ON account.document->>'account' = resource.document->>'account'
  WHERE account.document->>'organization' = ${organization}`;

const countsThat = (comparison: ">" | "<") => `
  WITH disturbed AS (SELECT document->>'type' AS type, count(*) AS count FROM (${heldBy("$1")}) AS held GROUP BY 1),
       calm      AS (SELECT document->>'type' AS type, count(*) AS count FROM (${heldBy("$2")}) AS held GROUP BY 1)
  SELECT type || ': ' || coalesce(disturbed.count, 0) || ' instead of ' || coalesce(calm.count, 0) AS line
  FROM disturbed FULL JOIN calm USING (type)
  WHERE coalesce(disturbed.count, 0) ${comparison} coalesce(calm.count, 0) ORDER BY 1`;

/** Owner tags stand in a model as a list of pairs, as a map, or as labels; as text they are the same everywhere. */
const DUPLICATES = `
  WITH tagged AS (
    SELECT document->>'type' AS type,
           substring(document->>'model' FROM 'zerolake[:_-]environment[^0-9a-f]{1,20}([0-9a-f-]{36})') AS environment,
           substring(document->>'model' FROM 'zerolake[:_-]address"[^"]*"(?:[vV]alue": ?")?([^"]+)"') AS address
    FROM (${heldBy("$1")}) AS held)
  SELECT type || ' ' || address || ': ' || count(*) AS line FROM tagged
  WHERE environment IS NOT NULL AND address IS NOT NULL
  GROUP BY type, environment, address HAVING count(*) > 1 ORDER BY 1`;

/** Environments of both have the same projects and names; only the suffixes differ that keep names of the clouds apart. */
const RECORDS = `
  WITH recorded AS (
    SELECT record.organization_id::text AS organization, project.name || ' ' || environment.name AS place, regexp_replace(record.address, '[-_]([0-9a-f]{8}|[0-9a-f]{12})(?![0-9a-z])', '-suffix', 'g') AS address
    FROM recorded_resource AS record
    JOIN environment ON environment.id = record.environment_id
    JOIN project ON project.id = environment.project_id)
  SELECT place || ' ' || address || ': recorded only in the ' || CASE WHEN bool_or(organization = $1) THEN 'disturbed' ELSE 'calm' END || ' one' AS line
  FROM recorded WHERE organization IN ($1, $2)
  GROUP BY place, address HAVING count(*) <> 2 ORDER BY 1`;

const EVENTS = `
  WITH numbered AS (
    SELECT deployment_id, sequence, at, lag(at) OVER (PARTITION BY deployment_id ORDER BY sequence) AS before
    FROM deployment_event WHERE organization_id = $1::uuid)
  SELECT deployment_id || ': ' || count(*) || ' events up to number ' || max(sequence) AS line FROM numbered
  GROUP BY deployment_id
  HAVING count(*) <> max(sequence) OR min(sequence) <> 1 OR bool_or(before > at)
  UNION ALL
  SELECT deployment.id || ': next number is ' || next_sequence AS line FROM deployment
  WHERE organization_id = $1::uuid
    AND next_sequence <> 1 + (SELECT coalesce(max(sequence), 0) FROM deployment_event WHERE deployment_id = deployment.id)`;

/** A resource may be adopted without a call of its own; a call that ended well is told exactly once. */
const STEPS = `
  WITH told AS (
    SELECT deployment_id, body->>'address' AS address, count(*) AS count
    FROM deployment_event WHERE organization_id = $1::uuid AND body->>'type' = 'stepSucceeded' GROUP BY 1, 2),
  done AS (
    SELECT deployment_id, address, count(*) AS count
    FROM journal_entry WHERE organization_id = $1::uuid AND state = 'succeeded' GROUP BY 1, 2)
  SELECT done.deployment_id || ' ' || done.address || ': told ' || coalesce(told.count, 0) || ' times, done ' || done.count AS line
  FROM done LEFT JOIN told USING (deployment_id, address)
  WHERE coalesce(told.count, 0) <> 1`;

/** What was shown as uncertain is explained once a later deployment of the environment has succeeded: it looked before it did anything. */
const OPEN = `
  SELECT entry.deployment_id || ' ' || entry.address || ': ' || entry.operation || ' is ' || entry.state AS line
  FROM journal_entry AS entry JOIN deployment ON deployment.id = entry.deployment_id
  WHERE entry.organization_id = $1::uuid AND deployment.finished_at IS NOT NULL
    AND (entry.state IN ('intended', 'accepted') OR entry.state = 'uncertain' AND NOT EXISTS (
      SELECT 1 FROM deployment AS later
      WHERE later.environment_id = deployment.environment_id AND later.number > deployment.number AND later.state = 'succeeded'))`;

const LOCKS = `
  SELECT id || ': held by ' || lease_owner AS line FROM deployment
  WHERE organization_id = $1::uuid AND lease_owner IS NOT NULL AND lease_expires_at < now() - interval '60 seconds'`;
