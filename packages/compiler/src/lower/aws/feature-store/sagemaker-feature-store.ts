import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn, bucketArn } from "../arn.ts";
import { glueArns } from "../glue-arns.ts";
import { grant } from "../governance/grants.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";
import { SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { useKey } from "../use-key.ts";
import { featureDefinitions } from "./feature-definitions.ts";

const BUCKET = "AWS::S3::Bucket";
const DATABASE = "AWS::Glue::Database";
const GROUP = "AWS::SageMaker::FeatureGroup";
const PREFIX = "features";

const READ_ONLINE = ["sagemaker:GetRecord", "sagemaker:BatchGetRecord", "sagemaker:DescribeFeatureGroup"];
const READ_FILES = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"];
const READ_TABLES = ["GetDatabase", "GetDatabases", "GetTable", "GetTables", "GetPartition", "GetPartitions", "BatchGetPartition"].map(
  (verb) => `glue:${verb}`,
);
/** Readers that answer while somebody waits; the others work through the offline tables. */
const ONLINE_ONLY_KINDS = ["model-serving", "app-service"];

/** A feature group per entity: the latest values for answers, the history as a table for training. */
export const sagemakerFeatureStore: Lowering = {
  cloud: "aws",
  kind: "feature-store",
  variant: "sagemaker-feature-store",
  service: "Amazon SageMaker Feature Store",
  gap: "features can be added, not removed or retyped; offline rows appear minutes later; one key column per entity",
  minutes: [1, 4],

  outputs: (part) => ({
    ports: {
      features: {
        protocol: "sagemaker-featurestore-runtime and an offline table",
        uri: `sagemaker-features://${part.target.region}/${groupNames(part).join(",")}`,
        featureGroupNames: groupNames(part),
        featureGroupArns: groupArns(part),
        recordIdentifiers: listSetting(part, "entities"),
        offlineBucketArn: bucketArn(part, bucketName(part)),
        offlineDatabase: databaseName(part),
        offlineUri: `s3://${bucketName(part)}/${PREFIX}`,
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: {
      features: (self) => [allow(["sagemaker:PutRecord", "sagemaker:DeleteRecord", "sagemaker:DescribeFeatureGroup"], groupArns(self))],
    },
    out: {
      features: (self, peer) => [
        allow(READ_ONLINE, groupArns(self)),
        ...(ONLINE_ONLY_KINDS.includes(peer.component.kind) ? [] : readOffline(self)),
      ],
    },
  },

  lower: (context) => [
    ...workloadRole(context, { services: [SAGEMAKER], baseline: writeOffline(context) }),
    awsResource(context, {
      name: "bucket",
      type: BUCKET,
      holdsData: true,
      properties: privateBucketProperties(context, bucketName(context)),
    }),
    bucketPolicy(context, bucketName(context)),
    awsResource(context, {
      name: "database",
      type: DATABASE,
      properties: {
        CatalogId: context.target.account,
        DatabaseName: databaseName(context),
        DatabaseInput: { Name: databaseName(context), Description: "offline features" },
      },
    }),
    ...tableRights(context),
    ...listSetting(context, "entities").map((entity) => featureGroup(context, entity)),
  ],
};

function featureGroup(context: LoweringContext, entity: string): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const isOnline = flagSetting(context, "online");
  return awsResource(context, {
    name: "group",
    key: entity,
    type: GROUP,
    minutes: [1, 4],
    properties: {
      FeatureGroupName: nameOf(context, GROUP, "group", entity),
      Description: `${entity} of ${context.component.id}`,
      RecordIdentifierFeatureName: entity,
      EventTimeFeatureName: textSetting(context, "eventTimeColumn"),
      FeatureDefinitions: featureDefinitions(context, entity),
      OnlineStoreConfig: isOnline ? onlineStore(context, keyArn) : undefined,
      OfflineStoreConfig: {
        S3StorageConfig: { S3Uri: `s3://${bucketName(context)}/${PREFIX}`, KmsKeyId: keyArn },
        TableFormat: textSetting(context, "offlineFormat") === "hive" ? "Glue" : "Iceberg",
        DisableGlueTableCreation: false,
        DataCatalogConfig: {
          Catalog: "AwsDataCatalog",
          Database: ref(context, "database", "DatabaseName"),
          TableName: entity.toLowerCase(),
        },
      },
      RoleArn: ref(context, "role", "Arn"),
      ThroughputConfig: isOnline ? { ThroughputMode: "OnDemand" } : undefined,
    },
    dependsOn: [policyLogicalName(), "bucket", "tableGrant"],
  });
}

/** Under governance a new database belongs to nobody: the service may create its tables there only when it is told so. */
function tableRights(context: LoweringContext): readonly DesiredResource[] {
  return context.environment.components("governance").map(({ component }) =>
    grant(context, {
      name: "tableGrant",
      key: component.id,
      principal: roleArn(context),
      resource: { Database: { CatalogId: context.target.account, Name: databaseName(context) } },
      permissions: ["CREATE_TABLE", "DESCRIBE"],
      dependsOn: ["role", "database", `${component.id}.settings`],
    }),
  );
}

function onlineStore(context: LoweringContext, keyArn: Value | undefined): LooseMap {
  return {
    EnableOnlineStore: true,
    StorageType: textSetting(context, "onlineStorage") === "in-memory" ? "InMemory" : "Standard",
    TtlDuration: { Unit: "Seconds", Value: numberSetting(context, "ttlSeconds") },
    SecurityConfig: keyArn === undefined ? undefined : { KmsKeyId: keyArn },
  };
}

/** The service writes the history with this role. */
function writeOffline(context: LoweringContext) {
  const bucket = bucketArn(context, bucketName(context));
  const verbs = [
    "PutObject",
    "GetObject",
    "DeleteObject",
    "PutObjectAcl",
    "AbortMultipartUpload",
    "ListBucket",
    "GetBucketAcl",
    "GetBucketLocation",
  ];
  return [
    allow(
      verbs.map((verb) => `s3:${verb}`),
      [bucket, `${bucket}/*`],
    ),
    allow(
      ["glue:CreateTable", "glue:GetTable", "glue:GetTables", "glue:GetDatabase", "glue:UpdateTable"],
      glueArns(context, [databaseName(context)]),
    ),
    ...useKey(context),
  ];
}

function readOffline(self: Part) {
  const bucket = bucketArn(self, bucketName(self));
  return [
    allow(READ_FILES, [bucket, `${bucket}/*`]),
    allow(READ_TABLES, glueArns(self, [databaseName(self)])),
    allow(["lakeformation:GetDataAccess"], ["*"]),
  ];
}

function groupNames(part: Part): readonly string[] {
  return listSetting(part, "entities").map((entity) => nameOf(part, GROUP, "group", entity));
}

function groupArns(part: Part): readonly string[] {
  return groupNames(part).map((name) => arn(part, "sagemaker", `feature-group/${name}`));
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function databaseName(part: Part): string {
  return nameOf(part, DATABASE, "database");
}
