import type { DesiredResource } from "@zerolake/resources";
import {
  chosenText,
  flagSetting,
  groupSetting,
  type Lowering,
  type LoweringContext,
  listSetting,
  type Part,
  textSetting,
} from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { bucketArn } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";

const BUCKET = "AWS::S3::Bucket";
const READ = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"];
const WRITE = [
  ...READ,
  "s3:ListBucketMultipartUploads",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
];

/** One bucket, one prefix per zone. */
export const s3ObjectStore: Lowering = {
  cloud: "aws",
  kind: "object-store",
  variant: "s3",
  service: "Amazon S3",
  minutes: [0, 1],

  outputs: (part) => ({
    ports: {
      files: {
        bucketName: bucketName(part),
        bucketArn: bucketArn(part, bucketName(part)),
        uri: `s3://${bucketName(part)}/`,
        prefixes: zones(part).map((zone) => `${zone}/`),
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: { files: (self) => [allow(WRITE, objects(self))] },
    out: { files: (self) => [allow(READ, objects(self))] },
  },

  lower: (context) => [
    awsResource(context, {
      name: "bucket",
      type: BUCKET,
      holdsData: true,
      properties: {
        ...privateBucketProperties(context, bucketName(context)),
        VersioningConfiguration: isVersioned(context) ? { Status: "Enabled" } : undefined,
        LifecycleConfiguration: { Rules: lifecycleRules(context) },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
        ...objectLock(context),
        ReplicationConfiguration: replication(context),
        LoggingConfiguration: accessLog(context),
      },
      dependsOn: [policyLogicalName("replicationRole"), ...(accessLog(context) ? ["artefact-store.bucketPolicy"] : [])],
    }),
    bucketPolicy(context, bucketName(context)),
    ...replicationRole(context),
  ],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function objects(part: Part): readonly string[] {
  const arn = bucketArn(part, bucketName(part));
  return [arn, `${arn}/*`];
}

function zones(part: Part): readonly string[] {
  return listSetting(part, "zones");
}

/** Replication and object lock work on versioned buckets only. */
function isVersioned(context: LoweringContext): boolean {
  return flagSetting(context, "versioning") || flagSetting(context, "legalHold") || replicaBucketArn(context) !== undefined;
}

function lifecycleRules(context: LoweringContext): readonly LooseMap[] {
  const lifecycle = groupSetting(context, "lifecycle");
  const { infrequentDays, coldDays, deleteDays, noncurrentDeleteDays } = lifecycle;
  const transitions = [
    ...(infrequentDays === undefined ? [] : [{ StorageClass: "STANDARD_IA", TransitionInDays: infrequentDays }]),
    ...(coldDays === undefined ? [] : [{ StorageClass: "GLACIER_IR", TransitionInDays: coldDays }]),
  ];
  return [
    { Id: "abort-multipart", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ...(transitions.length === 0 ? [] : [{ Id: "tiering", Status: "Enabled", Prefix: "", Transitions: transitions }]),
    ...(deleteDays === undefined ? [] : [{ Id: "expiry", Status: "Enabled", Prefix: "", ExpirationInDays: deleteDays }]),
    ...(noncurrentDeleteDays === undefined || !isVersioned(context)
      ? []
      : [{ Id: "noncurrent", Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: noncurrentDeleteDays } }]),
  ];
}

/** Always governance mode: compliance mode can be undone by nobody, so it is never a default. */
function objectLock(context: LoweringContext): LooseMap {
  if (!flagSetting(context, "legalHold")) return {};
  const Days = context.component.settings["retentionDays"];
  return {
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days } } },
  };
}

/** Server access logs lie in the artefact bucket, whose own policy admits the log service. */
function accessLog(context: LoweringContext): LooseMap | undefined {
  if (context.target.tier !== "production") return undefined;
  return { DestinationBucketName: context.platform("artefact-store")?.["bucketName"], LogFilePrefix: `access/${context.component.id}/` };
}

function replicaBucketArn(context: LoweringContext): string | undefined {
  const isWished = flagSetting(context, "replication") || textSettingOrEmpty(context, "replication") !== "";
  return isWished ? chosenText(context, "replicaBucketArn") : undefined;
}

function textSettingOrEmpty(context: LoweringContext, key: string): string {
  return typeof context.component.settings[key] === "string" ? textSetting(context, key) : "";
}

/** Key that encrypts the copies; objects without a customer key are copied as they are. */
function replicaKeyArn(context: LoweringContext): string | undefined {
  return context.has("encryption-key") ? chosenText(context, "replicaKeyArn") : undefined;
}

function replication(context: LoweringContext): LooseMap | undefined {
  const bucket = replicaBucketArn(context);
  if (bucket === undefined) return undefined;
  const keyArn = replicaKeyArn(context);
  const isEncrypted = keyArn !== undefined;
  return {
    Role: roleArn(context, "replicationRole"),
    Rules: [
      {
        Id: "all",
        Status: "Enabled",
        Priority: 1,
        Filter: { Prefix: "" },
        DeleteMarkerReplication: { Status: "Disabled" },
        Destination: { Bucket: bucket, EncryptionConfiguration: isEncrypted ? { ReplicaKmsKeyID: keyArn } : undefined },
        SourceSelectionCriteria: isEncrypted ? { SseKmsEncryptedObjects: { Status: "Enabled" } } : undefined,
      },
    ],
  };
}

function replicationRole(context: LoweringContext): readonly DesiredResource[] {
  const replica = replicaBucketArn(context);
  if (replica === undefined) return [];
  const [bucket, all] = objects(context);
  const replicaKey = replicaKeyArn(context);
  return workloadRole(context, {
    name: "replicationRole",
    services: ["s3.amazonaws.com"],
    usesKey: true,
    baseline: [
      allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], [bucket ?? ""]),
      allow(["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"], [all ?? ""]),
      allow(["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], [`${replica}/*`]),
      ...(replicaKey === undefined ? [] : [allow(["kms:Encrypt"], [replicaKey])]),
    ],
  });
}
