import type { PropertyMap } from "@zerolake/resources";
import { type Lowering, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { vectorDiskGib, vectorMachine } from "../../../sizing/postgres-machine.ts";
import { addressIn } from "../../part-address.ts";
import { allow, workloadIdentity } from "../access.ts";
import { POSTGRES_PORT, postgresServer, serverHost, serverId } from "../postgres/server.ts";
import { azureResource } from "../resource.ts";
import { reportStreams } from "./report-streams.ts";

const DATABASE = "vectors";
const TABLE = "embeddings";

/** PostgreSQL with the vector extension; programs sign in with their identities. Whoever writes first makes the table. */
export const pgvector: Lowering = {
  cloud: "azure",
  kind: "vector-store",
  variant: "pgvector",
  service: "Azure Database for PostgreSQL with pgvector",
  gap: "whoever reads or writes is an administrator of its server, because Azure gives no smaller right from outside",
  minutes: [8, 18],
  outputs: (part) => ({ ports: { vectors: { protocol: "postgres", ...whereabouts(part), region: part.target.region } } }),
  grants: { in: { vectors: signIn }, out: { vectors: signIn } },
  lower: (context) => {
    reportStreams(context);
    return [
      ...workloadIdentity(context),
      ...postgresServer(context, { machine: vectorMachine(context), diskGib: vectorDiskGib(context), database: DATABASE }),
      azureResource(context, {
        name: "extensions",
        type: "Microsoft.DBforPostgreSQL/flexibleServers/configurations",
        id: `${serverId(context)}/configurations/azure.extensions`,
        body: { properties: { value: "VECTOR", source: "user-override" } },
        dependsOn: ["database"],
      }),
    ];
  },
};

function signIn(self: Part) {
  return [allow("databaseAdministrator", serverId(self), addressIn(self, "extensions"))];
}

function whereabouts(part: Part): PropertyMap {
  const host = serverHost(part);
  const form = [
    `metric=${textSetting(part, "metric")}`,
    `type=${textSetting(part, "vectorType")}`,
    `dimension=${numberSetting(part, "dimension")}`,
    `links=${numberSetting(part, "hnswM")}`,
    "login=azure",
  ].join("&");
  return {
    uri: `postgresql://${host}:${POSTGRES_PORT}/${DATABASE}/${TABLE}?${form}`,
    host,
    port: POSTGRES_PORT,
    databaseName: DATABASE,
    tableName: TABLE,
    dimension: numberSetting(part, "dimension"),
    metric: textSetting(part, "metric"),
  };
}
