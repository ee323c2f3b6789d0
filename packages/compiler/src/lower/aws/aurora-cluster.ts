import type { DesiredResource, Reference } from "@zerolake/resources";
import { chosenText, type LoweringContext, type Part } from "../../lowering.ts";
import { auroraCapacity } from "../../sizing/aurora-capacity.ts";
import { ref } from "../part-address.ts";
import { nameOf } from "./names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "./private-network.ts";
import { awsResource } from "./resource.ts";

const CLUSTER = "AWS::RDS::DBCluster";
const INSTANCE = "AWS::RDS::DBInstance";
const SUBNET_GROUP = "AWS::RDS::DBSubnetGroup";
const ENGINE = "aurora-postgresql";
const ENGINE_VERSION = "17.9";
export const AURORA_PORT = 5432;

const CLUSTER_NAME = "cluster";

export interface AuroraOptions {
  readonly databaseName: string;
  /** Logical name of the cluster; default `cluster`. */
  readonly name?: string;
}

/** PostgreSQL that grows and rests by itself, reached from inside the network and through the Data API; in production with a second instance. */
export function auroraCluster(context: LoweringContext, { databaseName, name = CLUSTER_NAME }: AuroraOptions): readonly DesiredResource[] {
  return [
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
        {
          IpProtocol: "tcp",
          FromPort: AURORA_PORT,
          ToPort: AURORA_PORT,
          CidrIp: privateNetwork(context).vpcCidr,
          Description: "postgres from the VPC",
        },
      ],
    }),
    cluster(context, { databaseName, name }),
    instance(context, "writer", { cluster: name, dependsOn: [] }),
    ...(context.target.tier === "production"
      ? [instance(context, "reader", { cluster: name, dependsOn: ["writer"], PromotionTier: 1 })]
      : []),
  ];
}

/** The secret of the main user, whose password the service changes every week. */
export function auroraSecretArn(part: Pick<Part, "component">, name = CLUSTER_NAME): Reference {
  return ref(part, name, "MasterUserSecret.SecretArn");
}

function cluster(context: LoweringContext, { databaseName, name }: Required<AuroraOptions>): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const capacity = auroraCapacity(context.target.tier);
  return awsResource(context, {
    name,
    type: CLUSTER,
    minutes: [5, 12],
    properties: {
      DBClusterIdentifier: nameOf(context, CLUSTER, name),
      Engine: ENGINE,
      EngineVersion: chosenText(context, "auroraPostgresVersion") ?? ENGINE_VERSION,
      DatabaseName: databaseName,
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
  readonly cluster: string;
  readonly dependsOn: readonly string[];
  readonly PromotionTier?: number;
}

function instance(
  context: LoweringContext,
  name: "writer" | "reader",
  { cluster: of, dependsOn, PromotionTier }: InstanceOptions,
): DesiredResource {
  return awsResource(context, {
    name,
    type: INSTANCE,
    minutes: [3, 8],
    properties: {
      DBInstanceIdentifier: nameOf(context, INSTANCE, name),
      DBClusterIdentifier: ref(context, of, "DBClusterIdentifier"),
      Engine: ENGINE,
      DBInstanceClass: "db.serverless",
      PubliclyAccessible: false,
      EnablePerformanceInsights: context.target.tier === "prototype" ? undefined : true,
      PromotionTier,
    },
    dependsOn,
  });
}
