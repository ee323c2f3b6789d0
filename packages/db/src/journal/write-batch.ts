import { LeaseLostError } from "@zerolake/execution";
import { redactSecrets } from "@zerolake/resources";
import type { Database } from "../database.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { storableJson } from "../storable.ts";
import type { JournalWrite } from "./journal-write.ts";

/**
 * Several journal writes in one statement, which is one transaction and one round trip. The row of the deployment comes
 * first: its lock makes writers queue, its fencing number refuses a writer that lost the lease, its cancel request refuses
 * intents, and its counter numbers the events. Nothing after it happens when it does not match.
 */
const WRITE = `
  WITH lease AS (
    UPDATE deployment SET next_sequence = next_sequence + $4::int + CASE WHEN cancel_requested_at IS NULL THEN $5::int ELSE 0 END
    WHERE id = $1 AND lease_owner = $2 AND lease_fencing = $3
    RETURNING id, organization_id, environment_id, next_sequence, cancel_requested_at IS NOT NULL AS is_cancelled
  ), event AS (
    INSERT INTO deployment_event (organization_id, deployment_id, sequence, body)
    SELECT l.organization_id, l.id, l.next_sequence - count(*) OVER () + row_number() OVER (ORDER BY e.position) - 1, e.body
    FROM lease l, jsonb_to_recordset($6) AS e(position int, "isOfIntent" boolean, body jsonb)
    WHERE NOT (e."isOfIntent" AND l.is_cancelled)
  ), intent AS (
    INSERT INTO journal_entry (id, organization_id, environment_id, deployment_id, address, operation, attempt, token, request_digest)
    SELECT i."entryId", l.organization_id, l.environment_id, l.id, i.address, i.operation, i.attempt, i.token, i."requestDigest"
    FROM lease l, jsonb_to_recordset($7)
      AS i("entryId" uuid, address text, operation operation_kind, attempt int, token text, "requestDigest" text)
    WHERE NOT l.is_cancelled
  ), change AS (
    UPDATE journal_entry j SET
      state = COALESCE(c.state, j.state),
      provider_operation = COALESCE(c."providerOperation", j.provider_operation),
      identifier = COALESCE(c.identifier, j.identifier),
      error = COALESCE(c.error, j.error),
      next_look_at = now() + c."nextLookAfterMs" * interval '1 millisecond',
      asked = j.asked + COALESCE(c."isAskedAgain", false)::int,
      settled_at = CASE WHEN c.state IN ('succeeded', 'failed', 'uncertain') THEN now() ELSE j.settled_at END
    FROM lease l, jsonb_to_recordset($8)
      AS c("entryId" uuid, state journal_state, "providerOperation" text, identifier text, error jsonb,
           "nextLookAfterMs" double precision, "isAskedAgain" boolean)
    -- The list beside the join: without it the planner expects a hundred rows and reads the journals of everybody.
    WHERE j.id = c."entryId" AND j.id = ANY($12::uuid[]) AND j.deployment_id = l.id
  ), record AS (
    INSERT INTO recorded_resource (organization_id, environment_id, address, component, type, identifier, body, deployment_id)
    SELECT l.organization_id, l.environment_id, r.address, r.recorded->>'component', r.recorded->>'type',
      r.recorded->>'identifier', r.recorded, l.id
    FROM lease l, jsonb_to_recordset($9) AS r(address text, recorded jsonb)
    ON CONFLICT (environment_id, address) DO UPDATE SET component = EXCLUDED.component, type = EXCLUDED.type,
      identifier = EXCLUDED.identifier, body = EXCLUDED.body, deployment_id = EXCLUDED.deployment_id, updated_at = now()
  ), removal AS (
    DELETE FROM recorded_resource r USING lease l WHERE r.environment_id = l.environment_id AND r.address = ANY($10::text[])
  ), skip AS (
    INSERT INTO skipped_resource (organization_id, deployment_id, address)
    SELECT l.organization_id, l.id, address FROM lease l, unnest($11::text[]) AS address ON CONFLICT DO NOTHING
  )
  SELECT is_cancelled AS "isCancelled" FROM lease`;

/** Throws `LeaseLostError` when the lease is somebody else's; otherwise all is committed, except intents after a cancel request. */
export async function writeBatch(db: Database, lease: Lease, writes: readonly JournalWrite[]): Promise<{ isCancelled: boolean }> {
  const events = writes.flatMap(({ events, intent }) => events.map((body) => ({ isOfIntent: intent !== undefined, body })));
  const ofIntents = events.filter(({ isOfIntent }) => isOfIntent).length;
  const records = new Map(writes.flatMap((write) => write.records ?? []).map(({ address, recorded }) => [address, recorded]));
  const changes = writes.flatMap(({ change }) => change ?? []);
  const { rows } = await db.pool.query<{ isCancelled: boolean }>({
    name: "journal-write",
    text: WRITE,
    values: [
      lease.deploymentId,
      lease.owner,
      lease.fencing,
      events.length - ofIntents,
      ofIntents,
      // What a cloud says may echo what it was sent.
      storableJson(redactSecrets(events.map((event, position) => ({ position, ...event })))),
      storableJson(writes.flatMap(({ intent }) => intent ?? [])),
      storableJson(changes.map((change) => (change.error ? { ...change, error: redactSecrets(change.error) } : change))),
      storableJson([...records].flatMap(([address, recorded]) => (recorded ? { address, recorded } : []))),
      [...records].flatMap(([address, recorded]) => (recorded ? [] : address)),
      writes.flatMap(({ skips }) => skips ?? []),
      changes.map(({ entryId }) => entryId),
    ],
  });
  const [row] = rows;
  if (!row) throw new LeaseLostError(`The lease of deployment ${lease.deploymentId} is not ours any more (fencing ${lease.fencing}).`);
  return row;
}
