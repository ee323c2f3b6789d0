import { HOLDING_STATES, type OwnedResource } from "@zerolake/execution";
import type { Comparison, RecordedThere, Trace } from "@zerolake/orphans";
import type { Database } from "../database.ts";

/** Where an account is looked through: each region with the environments whose services stand beside the cloud there. */
export interface ScanPlace {
  readonly environmentId: string;
  readonly region: string;
}

/** Places of everything that was ever deployed over a connection: what a deleted environment left behind is there, too. */
export async function listScanPlaces(db: Database, organizationId: string, connectionId: string): Promise<readonly ScanPlace[]> {
  const rows = await db.prisma.environment.findMany({
    where: { organizationId, connectionId },
    select: { id: true, region: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, region }) => ({ environmentId: id, region }));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What listings of a connection's account are compared with. Call it after the listings: what was made meanwhile is recorded by then. */
export async function loadScanSubject(
  db: Database,
  organizationId: string,
  { connectionId, listed }: { readonly connectionId: string; readonly listed: readonly OwnedResource[] },
): Promise<Pick<Comparison, "environments" | "elsewhere" | "recorded" | "traces">> {
  const named = [...new Set(listed.map(({ owner }) => owner.environment))].filter((id) => UUID.test(id));
  const own = await db.prisma.environment.findMany({ where: { organizationId, connectionId }, select: { id: true } });
  const environments = new Set(own.map(({ id }) => id));
  const elsewhere = await db.prisma.environment.findMany({
    where: { id: { in: named.filter((id) => !environments.has(id)) } },
    select: { id: true },
  });
  const recorded = await listRecordedThere(db, organizationId, connectionId);
  const known = new Set(recorded.map(nameOf));
  const unrecorded = listed.filter((resource) => !known.has(nameOf(resource))).map(({ owner }) => owner.address);
  return {
    environments,
    elsewhere: new Set(elsewhere.map(({ id }) => id)),
    recorded,
    traces: await listTraces(db, organizationId, { environments: [...environments], addresses: [...new Set(unrecorded)] }),
  };
}

/** What names a resource by itself: an ARN, a resource id of Azure, a link. */
const WHOLE_NAME = "^(arn:|/subscriptions/|projects/|https?://|//)";

interface RecordedRow extends Omit<RecordedThere, "singleton" | "isReadStep"> {
  readonly shared: string | null;
  readonly isLookup: boolean;
}

/** A bucket and its policy have one identifier. */
function nameOf({ type, identifier }: Pick<OwnedResource, "type" | "identifier">): string {
  return `${type} ${identifier}`;
}

async function listRecordedThere(db: Database, organizationId: string, connectionId: string): Promise<readonly RecordedThere[]> {
  const { rows } = await db.pool.query<RecordedRow>(
    `SELECT r.environment_id AS environment, e.region, r.address, r.component, r.type, r.identifier, r.body->>'via' AS via,
       r.body->>'singleton' AS shared, r.body->>'isReadStep' = 'true' AS "isLookup",
       ARRAY(SELECT value #>> '{}' FROM jsonb_each(r.body->'attributes') WHERE jsonb_typeof(value) = 'string' AND value #>> '{}' ~ $3) AS "alsoKnownAs"
     FROM recorded_resource r JOIN environment e ON e.id = r.environment_id
     WHERE e.connection_id = $1 AND r.organization_id = $2 ORDER BY r.environment_id, r.address`,
    [connectionId, organizationId, WHOLE_NAME],
  );
  return rows.map(({ shared, isLookup, ...row }) => ({
    ...row,
    ...(shared === "account" || shared === "region" ? { singleton: shared } : {}),
    ...(isLookup ? { isReadStep: true as const } : {}),
  }));
}

/** Calls that are open, and all that were ever made about these addresses. */
async function listTraces(
  db: Database,
  organizationId: string,
  { environments, addresses }: { readonly environments: readonly string[]; readonly addresses: readonly string[] },
): Promise<readonly Trace[]> {
  const { rows } = await db.pool.query<Omit<Trace, "identifier" | "heardAtMs"> & { identifier: string | null; heardAt: Date }>(
    `SELECT j.environment_id AS environment, j.address, j.id AS "entryId", j.operation, j.state, j.identifier,
       COALESCE(j.settled_at, j.intended_at) AS "heardAt", d.state::text = ANY($4) AS "isLive"
     FROM journal_entry j JOIN deployment d ON d.id = j.deployment_id
     WHERE j.organization_id = $1 AND j.environment_id = ANY($2) AND (j.state IN ('intended', 'accepted') OR j.address = ANY($3))`,
    [organizationId, environments, addresses, HOLDING_STATES],
  );
  return rows.map(({ identifier, heardAt, ...row }) => ({
    ...row,
    heardAtMs: heardAt.getTime(),
    ...(identifier === null ? {} : { identifier }),
  }));
}
