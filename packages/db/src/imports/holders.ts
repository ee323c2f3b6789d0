import type { Database, Transaction } from "../database.ts";

/** An environment that has a resource recorded. */
export interface Holder {
  readonly identifier: string;
  readonly environment: string;
  readonly environmentName: string;
  readonly address: string;
}

interface Place {
  readonly environmentId: string;
  readonly type: string;
  readonly identifiers: readonly string[];
}

/**
 * Which of the resources of a type are recorded in an environment of the organisation that reaches the same account. Names of AWS count
 * once a region, those of services without regions once an account; everywhere else identifiers say where they are.
 */
export async function listHolders(
  tx: Pick<Transaction, "$queryRawUnsafe">,
  organizationId: string,
  { environmentId, type, identifiers }: Place,
): Promise<readonly Holder[]> {
  return tx.$queryRawUnsafe<Holder[]>(
    `SELECT r.identifier, e.id AS environment, e.name AS "environmentName", r.address FROM recorded_resource r
     JOIN environment e ON e.id = r.environment_id JOIN connection c ON c.id = e.connection_id,
       environment here JOIN connection over ON over.id = here.connection_id
     WHERE here.id = $2::uuid AND here.organization_id = $1::uuid AND r.organization_id = $1::uuid AND r.type = $3 AND r.identifier = ANY($4)
       AND e.deleted_at IS NULL AND (c.id = over.id OR c.account = over.account)
       AND (e.region = here.region OR r.type !~ '^AWS::' OR r.type ~ '^AWS::(IAM::|CE::|Budgets::|S3::Bucket$)')`,
    organizationId,
    environmentId,
    type,
    identifiers,
  );
}

/** The same outside a transaction. */
export function findHolders(db: Database, organizationId: string, place: Place): Promise<readonly Holder[]> {
  return listHolders(db.prisma, organizationId, place);
}

/** Names of environments of the organisation that tags mean; ids that are none of its own are left out. */
export async function listEnvironmentNames(
  db: Database,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.pool.query<{ id: string; name: string }>(
    "SELECT id, name FROM environment WHERE organization_id = $1 AND id::text = ANY($2)",
    [organizationId, ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
