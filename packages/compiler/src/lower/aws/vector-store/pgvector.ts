import { type DesiredResource, join, type PropertyMap } from "@zerolake/resources";
import { chosenText, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { auroraCapacity } from "../../../sizing/aurora-capacity.ts";
import { ref } from "../../part-address.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const CLUSTER = "AWS::RDS::DBCluster";
const INSTANCE = "AWS::RDS::DBInstance";
const SUBNET_GROUP = "AWS::RDS::DBSubnetGroup";
const ENGINE = "aurora-postgresql";
const ENGINE_VERSION = "17.9";
const DATABASE = "vectors";
const TABLE = "embeddings";
const PORT = 5432;
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

  lower: (context) => [
    awsResource(context, {
      name: "subnetGroup",
      type: SUBNET_GROUP,
      properties: {
        DBSubnetGroupName: nameOf(context, SUBNET_GROUP, "subnetGroup"),
        DBSubnetGroupDescription: `Subnets of ${context.component.id}`,
        SubnetIds: privateNetwork(context).privateSubnetIds,
      },
    }),
    securityGroup(context, {
      description: `Aurora of ${context.component.id}`,
      ingress: [
        { IpProtocol: "tcp", FromPort: PORT, ToPort: PORT, CidrIp: privateNetwork(context).vpcCidr, Description: "postgres from the VPC" },
      ],
    }),
    cluster(context),
    instance(context, "writer", { dependsOn: [] }),
    ...(context.target.tier === "production" ? [instance(context, "reader", { dependsOn: ["writer"], PromotionTier: 1 })] : []),
    table(context),
  ],
};

function useCluster(self: Part) {
  return [
    allow(USE_DATA_API, [ref(self, "cluster", "DBClusterArn")]),
    allow(["secretsmanager:GetSecretValue"], [ref(self, "cluster", "MasterUserSecret.SecretArn")]),
  ];
}

function whereabouts(part: Part): PropertyMap {
  return {
    uri: join(
      `rds-data://${part.target.region}/${DATABASE}/${TABLE}?metric=${textSetting(part, "metric")}&type=${textSetting(part, "vectorType")}&cluster=`,
      ref(part, "cluster", "DBClusterArn"),
      "&secret=",
      ref(part, "cluster", "MasterUserSecret.SecretArn"),
    ),
    clusterArn: ref(part, "cluster", "DBClusterArn"),
    secretArn: ref(part, "cluster", "MasterUserSecret.SecretArn"),
    host: ref(part, "cluster", "Endpoint.Address"),
    port: PORT,
    databaseName: DATABASE,
    tableName: TABLE,
    dimension: numberSetting(part, "dimension"),
    metric: textSetting(part, "metric"),
  };
}

function cluster(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const capacity = auroraCapacity(context.target.tier);
  return awsResource(context, {
    name: "cluster",
    type: CLUSTER,
    minutes: [5, 12],
    properties: {
      DBClusterIdentifier: nameOf(context, CLUSTER, "cluster"),
      Engine: ENGINE,
      EngineVersion: chosenText(context, "auroraPostgresVersion") ?? ENGINE_VERSION,
      DatabaseName: DATABASE,
      MasterUsername: "zerolake",
      ManageMasterUserPassword: true,
      MasterUserSecret: keyArn === undefined ? undefined : { KmsKeyId: keyArn },
      EnableHttpEndpoint: true,
      EnableIAMDatabaseAuthentication: true,
      ServerlessV2ScalingConfiguration: { MinCapacity: capacity.minAcu, MaxCapacity: capacity.maxAcu },
      StorageEncrypted: true,
      KmsKeyId: keyArn,
      DBSubnetGroupName: ref(context, "subnetGroup", "DBSubnetGroupName"),
      VpcSecurityGroupIds: [securityGroupId(context)],
      BackupRetentionPeriod: capacity.backupDays,
      CopyTagsToSnapshot: true,
      DeletionProtection: context.target.tier === "production" ? true : undefined,
    },
  });
}

interface InstanceOptions {
  readonly dependsOn: readonly string[];
  readonly PromotionTier?: number;
}

function instance(context: LoweringContext, name: "writer" | "reader", { dependsOn, PromotionTier }: InstanceOptions): DesiredResource {
  return awsResource(context, {
    name,
    type: INSTANCE,
    minutes: [3, 8],
    properties: {
      DBInstanceIdentifier: nameOf(context, INSTANCE, name),
      DBClusterIdentifier: ref(context, "cluster", "DBClusterIdentifier"),
      Engine: ENGINE,
      DBInstanceClass: "db.serverless",
      PubliclyAccessible: false,
      EnablePerformanceInsights: context.target.tier === "prototype" ? undefined : true,
      PromotionTier,
    },
    dependsOn,
  });
}

/** Extension, table and index are SQL: a resource like any other, with a read and a delete. */
function table(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "table",
    type: "Zerolake::RDS::VectorTable",
    via: "sdk:rds-data",
    properties: {
      ClusterArn: ref(context, "cluster", "DBClusterArn"),
      SecretArn: ref(context, "cluster", "MasterUserSecret.SecretArn"),
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
