import { type JournalEntry, LeaseLostError, type RunSnapshot } from "@zerolake/execution";
import type { PoolClient } from "pg";
import type { Database } from "../database.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { parseStoredError, parseStoredPlan, parseStoredResource } from "../stored-documents.ts";

interface HeadRow {
  readonly loadedAt: Date;
  readonly document: unknown;
  readonly isCancelRequested: boolean;
  readonly takeovers: number;
}

interface EntryRow extends Omit<JournalEntry, "intendedAt" | "settledAt" | "nextLookAt" | "providerOperation" | "identifier" | "error"> {
  readonly providerOperation: string | null;
  readonly identifier: string | null;
  readonly error: unknown;
  readonly intendedAt: Date;
  readonly settledAt: Date | null;
  readonly nextLookAt: Date | null;
}

const HEAD = `
  SELECT now() AS "loadedAt", p.document, d.cancel_requested_at IS NOT NULL AS "isCancelRequested", d.takeovers
  FROM deployment d JOIN deployment_plan p ON p.deployment_id = d.id AND p.hash = d.plan_hash
  WHERE d.id = $1 AND d.lease_owner = $2 AND d.lease_fencing = $3`;
const ENTRIES = `
  SELECT id, address, operation, attempt, token, request_digest AS "requestDigest", state, provider_operation AS "providerOperation",
    identifier, error, intended_at AS "intendedAt", settled_at AS "settledAt", next_look_at AS "nextLookAt", asked
  FROM journal_entry WHERE deployment_id = $1 ORDER BY intended_at, attempt`;
const LOOK_FIRST = `
  SELECT address FROM (
    SELECT DISTINCT ON (address) address, state FROM journal_entry
    WHERE environment_id = $1 AND deployment_id <> $2 ORDER BY address, intended_at DESC) last
  WHERE state IN ('uncertain', 'intended', 'accepted') ORDER BY address`;

/** Everything that the engine starts from, seen at one moment. Throws `LeaseLostError` when the lease is not ours. */
export async function loadSnapshot(db: Database, lease: Lease): Promise<RunSnapshot> {
  const client = await db.pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const snapshot = await read(client, lease);
    await client.query("COMMIT");
    client.release();
    return snapshot;
  } catch (error) {
    // The connection may be in the middle of a transaction, or broken: it is not given back.
    client.release(true);
    throw error;
  }
}

async function read(client: PoolClient, { deploymentId, environmentId, owner, fencing }: Lease): Promise<RunSnapshot> {
  const [head] = (await client.query<HeadRow>(HEAD, [deploymentId, owner, fencing])).rows;
  if (!head) throw new LeaseLostError(`The lease of deployment ${deploymentId} is not ours any more (fencing ${fencing}).`);
  const entries = await client.query<EntryRow>(ENTRIES, [deploymentId]);
  const skipped = await client.query<{ address: string }>("SELECT address FROM skipped_resource WHERE deployment_id = $1", [deploymentId]);
  const recorded = await client.query<{ address: string; body: unknown }>(
    "SELECT address, body FROM recorded_resource WHERE environment_id = $1 ORDER BY address",
    [environmentId],
  );
  const lookFirst = await client.query<{ address: string }>(LOOK_FIRST, [environmentId, deploymentId]);
  return {
    deploymentId,
    loadedAt: head.loadedAt.toISOString(),
    plan: parseStoredPlan(head.document),
    entries: entries.rows.map(readEntry),
    skipped: skipped.rows.map(({ address }) => address),
    recorded: recorded.rows.map(({ address, body }) => parseStoredResource(body, address)),
    lookFirst: lookFirst.rows.map(({ address }) => address),
    isCancelRequested: head.isCancelRequested,
    takeovers: head.takeovers,
  };
}

function readEntry(row: EntryRow): JournalEntry {
  const { providerOperation, identifier, error, intendedAt, settledAt, nextLookAt, ...rest } = row;
  return {
    ...rest,
    intendedAt: intendedAt.toISOString(),
    ...(providerOperation === null ? {} : { providerOperation }),
    ...(identifier === null ? {} : { identifier }),
    ...(error === null ? {} : { error: parseStoredError(error) }),
    ...(settledAt === null ? {} : { settledAt: settledAt.toISOString() }),
    ...(nextLookAt === null ? {} : { nextLookAt: nextLookAt.toISOString() }),
  };
}
