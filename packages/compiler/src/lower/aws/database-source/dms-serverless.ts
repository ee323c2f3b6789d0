import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { dmsCapacityMax } from "../../../sizing/dms-capacity.ts";
import { type DatabaseEngine, type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { managedPolicyArn } from "../managed-policy.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { refusesTables } from "./debezium-mskconnect.ts";
import { type SignIn, signIn } from "./sign-in.ts";

const ENDPOINT = "AWS::DMS::Endpoint";
const SUBNET_GROUP = "AWS::DMS::ReplicationSubnetGroup";
const REPLICATION = "AWS::DMS::ReplicationConfig";
/** The service looks for a role of exactly this name, one per account. */
export const DMS_NETWORK_ROLE = "dms-vpc-role";
const DMS = "dms.amazonaws.com";

/** The cloud's own follower of databases: it copies once, then sends each change to Kinesis as JSON. */
export const dmsServerless: Lowering = {
  cloud: "aws",
  kind: "database-source",
  variant: "dms-serverless",
  service: "AWS Database Migration Service, serverless",
  gap: "a change arrives in the service's own envelope, with data and metadata; the secret holds host and port beside username and password",
  minutes: [10, 30],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => ({ ports: { events: { protocol: "DMS change records as JSON", region: part.target.region } } }),
  refuses: (self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.variant !== "kinesis"
      ? `The database service writes to Kinesis only: use Kinesis for “${peer.component.title}”, or choose Debezium and Kafka.`
      : refusesTables(self, data, direction, peer),
  lower: (context) => {
    const database = followedDatabase(context);
    const stream = context.outgoing("events")[0];
    const login = signIn(context, database === undefined ? {} : { host: database.host, port: database.port });
    return [
      networkRole(context),
      ...login.resources,
      ...workloadRole(context, { services: [DMS, `dms.${context.target.region}.amazonaws.com`], usesKey: true, baseline: login.read }),
      securityGroup(context, { description: `DMS of ${context.component.id}` }),
      subnetGroup(context),
      ...(database && stream ? replication(context, { database, stream, login }) : []),
    ];
  },
};

/** Shared by the whole account: it is taken over where it is, and stays. */
function networkRole(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "networkRole",
    type: "AWS::IAM::Role",
    singleton: "account",
    retain: true,
    properties: {
      RoleName: DMS_NETWORK_ROLE,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: [DMS] }, Action: ["sts:AssumeRole"] }],
      },
      ManagedPolicyArns: [managedPolicyArn(context, "service-role/AmazonDMSVPCManagementRole")],
    },
  });
}

function subnetGroup(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "subnetGroup",
    type: SUBNET_GROUP,
    properties: {
      ReplicationSubnetGroupIdentifier: nameOf(context, SUBNET_GROUP, "subnetGroup"),
      ReplicationSubnetGroupDescription: `Subnets of ${context.component.id}`,
      SubnetIds: privateNetwork(context).privateSubnetIds,
    },
    dependsOn: ["networkRole"],
  });
}

interface Replication {
  readonly database: FollowedDatabase;
  readonly stream: Peer;
  readonly login: SignIn;
}

function replication(context: LoweringContext, { database, stream, login }: Replication): readonly DesiredResource[] {
  const role = ref(context, "role", "Arn");
  return [
    endpoint(context, "sourceEndpoint", {
      EndpointType: "source",
      EngineName: database.engine,
      DatabaseName: database.name,
      SslMode: sslMode(context, database.engine),
      [SETTINGS[database.engine]]: { SecretsManagerAccessRoleArn: role, SecretsManagerSecretId: login.secretArn },
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
    }),
    endpoint(context, "targetEndpoint", {
      EndpointType: "target",
      EngineName: "kinesis",
      KinesisSettings: {
        ServiceAccessRoleArn: role,
        StreamArn: writtenTopic(context, stream)?.streamArn,
        MessageFormat: "json",
        IncludeTransactionDetails: true,
        PartitionIncludeSchemaTable: true,
      },
    }),
    replicationConfig(context, database),
    awsResource(context, {
      name: "running",
      type: "Zerolake::DMS::RunningReplication",
      via: "sdk:dms",
      minutes: [10, 25],
      properties: { ReplicationConfigArn: ref(context, "replication", "ReplicationConfigArn") },
    }),
  ];
}

const SETTINGS: Readonly<Record<DatabaseEngine, string>> = {
  postgres: "PostgreSqlSettings",
  mysql: "MySqlSettings",
  sqlserver: "MicrosoftSqlServerSettings",
  oracle: "OracleSettings",
  mongodb: "MongoDbSettings",
};

/** These two are encrypted with a certificate of their own only, which nobody has named. */
function sslMode(context: LoweringContext, engine: DatabaseEngine): "none" | "require" {
  return textSetting(context, "tls") === "disable" || engine === "mysql" || engine === "oracle" ? "none" : "require";
}

function endpoint(context: LoweringContext, name: string, properties: LooseMap): DesiredResource {
  return awsResource(context, {
    name,
    type: ENDPOINT,
    properties: { EndpointIdentifier: nameOf(context, ENDPOINT, name), ...properties },
    dependsOn: [policyLogicalName()],
  });
}

function replicationConfig(context: LoweringContext, { schema, tables }: FollowedDatabase): DesiredResource {
  const names = tables.length === 0 ? ["%"] : tables;
  const rules = names.map((table, index) => ({
    "rule-type": "selection",
    "rule-id": String(index + 1),
    "rule-name": String(index + 1),
    "object-locator": { "schema-name": schema, "table-name": table },
    "rule-action": "include",
  }));
  return awsResource(context, {
    name: "replication",
    type: REPLICATION,
    properties: {
      ReplicationConfigIdentifier: nameOf(context, REPLICATION, "replication"),
      ReplicationType: "full-load-and-cdc",
      SourceEndpointArn: ref(context, "sourceEndpoint", "EndpointArn"),
      TargetEndpointArn: ref(context, "targetEndpoint", "EndpointArn"),
      ComputeConfig: {
        MinCapacityUnits: 1,
        MaxCapacityUnits: dmsCapacityMax(context.target.tier),
        MultiAZ: context.target.tier === "production" ? true : undefined,
        ReplicationSubnetGroupId: ref(context, "subnetGroup", "ReplicationSubnetGroupIdentifier"),
        VpcSecurityGroupIds: [securityGroupId(context)],
        KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      },
      TableMappings: { rules },
      ReplicationSettings: { Logging: { EnableLogging: true } },
    },
  });
}
