import { join, type PropertyMap, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, type Peer, textSetting } from "../../../lowering.ts";
import { POSTGRES_PORT } from "../cloud-sql/postgres.ts";

const TABLE = "embeddings";

/** What both forms of PostgreSQL with vectors have in common; the first program that writes makes the table, since only it lies in the network. */
export function pgvectorStore(database: string, hostOf: (part: Part) => Value): Pick<Lowering, "outputs"> {
  return {
    outputs: (part) => ({ ports: { vectors: whereabouts(part, { host: hostOf(part), database }) } }),
  };
}

function whereabouts(part: Part, { host, database }: { readonly host: Value; readonly database: string }): PropertyMap {
  const metric = textSetting(part, "metric");
  const columnType = textSetting(part, "vectorType");
  const dimension = numberSetting(part, "dimension");
  const query = `metric=${metric}&type=${columnType}&dimension=${dimension}&links=${numberSetting(part, "hnswM")}&login=google`;
  return {
    protocol: "postgresql+pgvector",
    uri: join("postgresql://", host, `:${POSTGRES_PORT}/${database}/${TABLE}?${query}`),
    host,
    port: POSTGRES_PORT,
    databaseName: database,
    tableName: TABLE,
    dimension,
    metric,
    region: part.target.region,
  };
}

export interface VectorUser {
  /** E-mail of the identity that signs in. */
  readonly email: string;
  /** It makes the table and fills it; others read. */
  readonly isWriter: boolean;
}

/** Every identity at the other end of an arrow, once. */
export function vectorUsers(context: LoweringContext): readonly VectorUser[] {
  const users = new Map<string, boolean>();
  for (const email of emailsOf(context.outgoing("vectors"))) users.set(email, false);
  for (const email of emailsOf(context.incoming("vectors"))) users.set(email, true);
  return [...users].map(([email, isWriter]) => ({ email, isWriter }));
}

function emailsOf(peers: readonly Peer[]): readonly string[] {
  return peers.flatMap(({ outputs: { identity } }) => (typeof identity === "string" ? [identity] : []));
}
