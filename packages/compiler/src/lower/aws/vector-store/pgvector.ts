import { type DesiredResource, join, type PropertyMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { AURORA_PORT, auroraCluster, auroraSecretArn } from "../aurora-cluster.ts";
import { allow } from "../iam.ts";
import { awsResource } from "../resource.ts";

const DATABASE = "vectors";
const TABLE = "embeddings";
const USE_DATA_API = [
  "rds-data:ExecuteStatement",
  "rds-data:BatchExecuteStatement",
  "rds-data:BeginTransaction",
  "rds-data:CommitTransaction",
  "rds-data:RollbackTransaction",
];

/** PostgreSQL that grows and rests by itself, with the vector extension; reached through the Data API, so callers need no network. */
export const pgvector: Lowering = {
  cloud: "aws",
  kind: "vector-store",
  variant: "pgvector",
  service: "Amazon Aurora PostgreSQL Serverless v2 with pgvector",
  minutes: [8, 18],
  minZones: 2,
  needs: ["network"],

  outputs: (part) => ({ ports: { vectors: { protocol: "rds data api", ...whereabouts(part), region: part.target.region } } }),

  grants: { in: { vectors: useCluster }, out: { vectors: useCluster } },

  lower: (context) => [...auroraCluster(context, { databaseName: DATABASE }), table(context)],
};

function useCluster(self: Part) {
  return [allow(USE_DATA_API, [ref(self, "cluster", "DBClusterArn")]), allow(["secretsmanager:GetSecretValue"], [auroraSecretArn(self)])];
}

function whereabouts(part: Part): PropertyMap {
  return {
    uri: join(
      `rds-data://${part.target.region}/${DATABASE}/${TABLE}?metric=${textSetting(part, "metric")}&type=${textSetting(part, "vectorType")}&cluster=`,
      ref(part, "cluster", "DBClusterArn"),
      "&secret=",
      auroraSecretArn(part),
    ),
    clusterArn: ref(part, "cluster", "DBClusterArn"),
    secretArn: auroraSecretArn(part),
    host: ref(part, "cluster", "Endpoint.Address"),
    port: AURORA_PORT,
    databaseName: DATABASE,
    tableName: TABLE,
    dimension: numberSetting(part, "dimension"),
    metric: textSetting(part, "metric"),
  };
}

/** Extension, table and index are SQL: a resource like any other, with a read and a delete. */
function table(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "table",
    type: "Zerolake::RDS::VectorTable",
    via: "sdk:rds-data",
    properties: {
      ClusterArn: ref(context, "cluster", "DBClusterArn"),
      SecretArn: auroraSecretArn(context),
      Database: DATABASE,
      Table: TABLE,
      Dimension: numberSetting(context, "dimension"),
      Metric: textSetting(context, "metric"),
      VectorType: textSetting(context, "vectorType"),
      HnswM: numberSetting(context, "hnswM"),
    },
    dependsOn: ["writer"],
  });
}
