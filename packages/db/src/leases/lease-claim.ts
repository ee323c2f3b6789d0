import type { DeploymentState } from "@zerolake/execution";
import type { Database } from "../database.ts";
import { IS_LOCKED } from "../environments/environment-lock.ts";

/** What a worker holds while it moves a deployment on. Every write names owner and fencing number. */
export interface Lease {
  readonly deploymentId: string;
  readonly organizationId: string;
  readonly environmentId: string;
  readonly state: DeploymentState;
  readonly owner: string;
  readonly fencing: number;
  /** By this process's monotonic clock (`performance.now()`), reckoned from before the claim: certainly ours until then. */
  readonly heldUntilMs: number;
  /** The owner before let it run out. */
  readonly isTakeover: boolean;
  /** Somebody had asked to cancel before the claim. */
  readonly isCancelRequested: boolean;
}

/** States in which a worker has something to do. */
export const WORKABLE_STATES = ["queued", "planning", "approved", "applying", "verifying"] as const satisfies readonly DeploymentState[];

/** Redis and PostgreSQL may differ by this much about what time it is. */
const EARLY_MS = 250;

const IS_WORKABLE = `state IN (${WORKABLE_STATES.map((state) => `'${state}'`).join(", ")})`;

/** There is something to do and nobody does it: what the claim of another worker ends. */
const IS_FREE = `
  d.${IS_WORKABLE}
  AND d.wake_at <= now() + interval '${EARLY_MS} milliseconds'
  AND (d.lease_expires_at IS NULL OR d.lease_expires_at <= now())`;

/** Free, and – when approved – first in its environment's line with nobody inside, and the environment not locked. */
export const IS_DUE = `${IS_FREE}
  AND (d.state <> 'approved' OR NOT EXISTS (SELECT 1 FROM environment e WHERE e.id = d.environment_id AND ${IS_LOCKED}))
  AND (d.state <> 'approved' OR NOT EXISTS (
    SELECT 1 FROM deployment o WHERE o.environment_id = d.environment_id AND o.id <> d.id
      AND (o.state IN ('applying', 'verifying') OR (o.state = 'approved' AND (o.approved_at, o.number) < (d.approved_at, d.number)))))`;

/** A scheduled deployment lets people's pass for so long; then it stands in the line like everybody. */
const SCHEDULED_WAIT_SECONDS = 120;

/** Sorts last what a schedule asked for, as long as it has neither begun nor waited too long. */
export const GIVES_WAY = `
  (d.is_scheduled AND d.state IN ('queued', 'planning', 'approved') AND d.wake_at > now() - interval '${SCHEDULED_WAIT_SECONDS} seconds')`;

/**
 * Fair: the organisation with the fewest running leases comes first, then people before schedules, then the organisation that was served
 * longest ago; within one, whoever waits longest. The second of an organisation counts as if the first had begun, so workers that claim at the
 * same moment divide as if they came one after the other. Two never get the same row and never wait for each other. A lease that ran
 * out is told as `takenOver`, with the number of open calls.
 */
const CLAIM = `
  WITH due AS (
    SELECT d.id, d.organization_id, ${GIVES_WAY} AS gives_way,
      row_number() OVER (PARTITION BY d.organization_id ORDER BY ${GIVES_WAY}, d.wake_at) AS place
    FROM deployment d WHERE ${IS_DUE} AND d.state = ANY($3::deployment_state[])
  ), share AS (
    SELECT organization_id, count(*) FILTER (WHERE lease_expires_at > now()) AS held, max(claimed_at) AS served_at
    FROM deployment WHERE ${IS_WORKABLE} GROUP BY 1
  ), candidate AS (
    SELECT d.id, d.lease_owner IS NOT NULL AS is_takeover,
      d.lease_owner IS NOT NULL AND d.state IN ('applying', 'verifying') AS is_told
    FROM deployment d JOIN due USING (id) JOIN share ON share.organization_id = due.organization_id
    WHERE ${IS_FREE}
    ORDER BY share.held + due.place, due.gives_way, share.served_at NULLS FIRST, d.wake_at
    LIMIT 1 FOR UPDATE OF d SKIP LOCKED
  ), claimed AS (
    UPDATE deployment d SET lease_owner = $1, lease_fencing = d.lease_fencing + 1, claimed_at = clock_timestamp(),
      lease_expires_at = now() + $2 * interval '1 millisecond', takeovers = d.takeovers + c.is_takeover::int,
      next_sequence = d.next_sequence + c.is_told::int
    FROM candidate c WHERE d.id = c.id
    RETURNING d.id, d.organization_id, d.environment_id, d.state, d.lease_fencing, d.next_sequence, c.is_takeover, c.is_told,
      d.cancel_requested_at IS NOT NULL AS is_cancel_requested
  ), told AS (
    INSERT INTO deployment_event (organization_id, deployment_id, sequence, body)
    SELECT c.organization_id, c.id, c.next_sequence - 1, jsonb_build_object('type', 'takenOver', 'openIntents',
      (SELECT count(*) FROM journal_entry j WHERE j.deployment_id = c.id AND j.state IN ('intended', 'accepted')))
    FROM claimed c WHERE c.is_told
  )
  SELECT id AS "deploymentId", organization_id AS "organizationId", environment_id AS "environmentId", state,
    lease_fencing AS fencing, is_takeover AS "isTakeover", is_cancel_requested AS "isCancelRequested" FROM claimed`;

/** Takes the fairest deployment that is due in one of the states; `undefined` when there is none. */
export async function claimDeployment(
  db: Database,
  { owner, leaseMs, states }: { owner: string; leaseMs: number; states: readonly DeploymentState[] },
): Promise<Lease | undefined> {
  const askedAt = performance.now();
  const { rows } = await db.pool.query<Omit<Lease, "owner" | "heldUntilMs">>(CLAIM, [owner, leaseMs, states]);
  const [row] = rows;
  return row && { ...row, owner, heldUntilMs: askedAt + leaseMs };
}

/** False when somebody else has it by now. */
export async function renewLease(db: Database, lease: Lease, leaseMs: number): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE deployment SET lease_expires_at = now() + $4 * interval '1 millisecond'
     WHERE id = $1 AND lease_owner = $2 AND lease_fencing = $3`,
    [lease.deploymentId, lease.owner, lease.fencing, leaseMs],
  );
  return rowCount === 1;
}

/** When a deployment that was given back is due again, and in which state it was left. */
export interface NextWake {
  readonly state: DeploymentState;
  readonly wakeInMs: number;
}

/**
 * Gives the deployment back: `wakeAfterMs` says when there is something to do again, `null` that only a person can move it,
 * who may have done so already. A cancel request that the turn has not seen wakes it at once. Returns when to wake it,
 * `undefined` when not; does nothing when the lease is somebody else's.
 */
export async function releaseLease(
  db: Database,
  lease: Lease,
  { wakeAfterMs, hasSeenCancel }: { wakeAfterMs: number | null; hasSeenCancel: boolean },
): Promise<NextWake | undefined> {
  const { rows } = await db.pool.query<{ state: DeploymentState; wakeInMs: number | null }>(
    `UPDATE deployment SET lease_owner = NULL, lease_expires_at = NULL,
       wake_at = CASE WHEN state IN ('succeeded', 'failed', 'cancelled', 'discarded') THEN NULL
         WHEN cancel_requested_at IS NOT NULL AND NOT $5::boolean THEN now()
         WHEN $4::double precision IS NULL THEN wake_at
         ELSE now() + $4::double precision * interval '1 millisecond' END
     WHERE id = $1 AND lease_owner = $2 AND lease_fencing = $3
     RETURNING state, GREATEST(0, extract(epoch FROM wake_at - now()) * 1000)::double precision AS "wakeInMs"`,
    [lease.deploymentId, lease.owner, lease.fencing, wakeAfterMs, hasSeenCancel],
  );
  const [row] = rows;
  return row && row.wakeInMs !== null ? { state: row.state, wakeInMs: row.wakeInMs } : undefined;
}
