import type { Lowering } from "../../../lowering.ts";
import { OWNER_ROLE, postgresHost, postgresServer, postgresUser } from "../cloud-sql/postgres.ts";
import { grant, onProject } from "../iam.ts";
import { pgvectorStore, vectorUsers } from "./pgvector.ts";

const DATABASE = "vectors";
const MACHINE = "db-custom-2-7680";
const DISK_GB = 20;

/** PostgreSQL in its small form; callers sign in with their identity, inside the network. */
export const cloudsqlPgvector: Lowering = {
  cloud: "gcp",
  kind: "vector-store",
  variant: "cloudsql-pgvector",
  service: "Cloud SQL for PostgreSQL with pgvector",
  gap: "the first program that writes makes the table; until then nobody finds it",
  minutes: [8, 20],
  needs: ["network"],
  ...pgvectorStore(DATABASE, postgresHost),
  // The service has no policy per instance.
  grants: {
    in: { vectors: (self) => [grant("roles/cloudsql.instanceUser", onProject(self))] },
    out: { vectors: (self) => [grant("roles/cloudsql.instanceUser", onProject(self))] },
  },
  lower: (context) => [
    ...postgresServer(context, {
      machine: MACHINE,
      diskGb: DISK_GB,
      isRegional: context.target.tier === "production",
      databases: [DATABASE],
    }),
    ...vectorUsers(context).map(({ email, isWriter }) => postgresUser(context, { email, roles: isWriter ? [OWNER_ROLE] : [] })),
  ],
};
