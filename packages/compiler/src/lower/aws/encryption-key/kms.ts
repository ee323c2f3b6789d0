import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { legalName, ownerSuffix } from "../../physical-name.ts";
import { arn, globalArn, partitionOf } from "../arn.ts";
import { awsResource } from "../resource.ts";

/** Aliases take 256 characters with their prefix; the registry has no name rule for them. */
const ALIAS_RULE = { max: 200, style: "hyphen" } as const;

/** One key for everything at rest. Its alias is its deterministic name: after a crash the key is found through it. */
export const kms: Lowering = {
  cloud: "aws",
  kind: "encryption-key",
  variant: "kms",
  service: "AWS Key Management Service",
  minutes: [0, 1],

  outputs: (part) => ({
    ports: {},
    facts: { keyArn: ref(part, "key", "Arn"), keyId: ref(part, "key", "KeyId"), aliasName: aliasName(part) },
  }),

  lower: (context) => [
    key(context),
    awsResource(context, {
      name: "alias",
      type: "AWS::KMS::Alias",
      properties: { AliasName: aliasName(context), TargetKeyId: ref(context, "key", "KeyId") },
    }),
  ],
};

function key(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "key",
    type: "AWS::KMS::Key",
    // What was encrypted with a deleted key is lost for good.
    properties: {
      Description: `Customer key of ${context.target.environment.name}`,
      EnableKeyRotation: true,
      RotationPeriodInDays: numberSetting(context, "rotationDays"),
      PendingWindowInDays: numberSetting(context, "deletionWindowDays"),
      MultiRegion: false,
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyPolicy: { Version: "2012-10-17", Statement: policyStatements(context) },
    },
  });
}

interface ServiceUse {
  readonly sid: string;
  readonly services: readonly string[];
  readonly actions: readonly string[];
  /** Kinds whose service uses the key by itself, not with somebody's role. */
  readonly kinds: readonly string[];
  /** When it may; for our account only unless it says otherwise. */
  readonly condition?: (part: Part) => PropertyMap | undefined;
}

/** A service that is missing in the policy fails minutes after the deployment, so all of the blueprint are named at once. */
const SERVICE_USES: readonly ServiceUse[] = [
  {
    sid: "S3TablesMaintenance",
    services: ["maintenance.s3tables.amazonaws.com"],
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    kinds: ["lakehouse-tables"],
    condition: (part) => ({ StringLike: { "kms:EncryptionContext:aws:s3:arn": arn(part, "s3tables", "bucket/*") } }),
  },
  { sid: "S3Vectors", services: ["indexing.s3vectors.amazonaws.com"], actions: ["kms:Decrypt"], kinds: ["vector-store"] },
  {
    sid: "Alarms",
    services: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"],
    actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
    kinds: ["monitoring"],
  },
  {
    sid: "Rules",
    services: ["events.amazonaws.com"],
    actions: ["kms:GenerateDataKey*", "kms:Decrypt"],
    kinds: ["monitoring"],
    // It does not say for which account it asks: a condition would refuse it.
    condition: () => undefined,
  },
  // Flink refuses to make an application whose key does not name both.
  {
    sid: "Flink",
    services: ["kinesisanalytics.amazonaws.com", "infrastructure.kinesisanalytics.amazonaws.com"],
    actions: ["kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant"],
    kinds: ["stream-processor"],
  },
  {
    sid: "CloudTrail",
    services: ["cloudtrail.amazonaws.com"],
    actions: ["kms:GenerateDataKey*", "kms:DescribeKey"],
    kinds: ["governance", "log-source"],
  },
];

function policyStatements(part: Part): readonly PropertyMap[] {
  const uses = SERVICE_USES.filter((use) => use.kinds.some((kind) => part.has(kind)));
  return [accountStatement(part), logsStatement(part), ...uses.map((use) => serviceStatement(part, use))];
}

/** Without it no identity policy could use the key, and nobody could ever manage it again. */
function accountStatement(part: Part): PropertyMap {
  return { Sid: "Account", Effect: "Allow", Principal: { AWS: globalArn(part, "iam", "root") }, Action: "kms:*", Resource: "*" };
}

function logsStatement(part: Part): PropertyMap {
  const { region, account } = part.target;
  return {
    Sid: "Logs",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:${partitionOf(region)}:logs:${region}:${account}:*` } },
  };
}

function serviceStatement(part: Part, { sid, services, actions, condition = ofAccount }: ServiceUse): PropertyMap {
  const Condition = condition(part);
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: services },
    Action: actions,
    Resource: "*",
    ...(Condition ? { Condition } : {}),
  };
}

function ofAccount(part: Part): PropertyMap {
  return { StringEquals: { "aws:SourceAccount": part.target.account } };
}

function aliasName(part: Part): string {
  const { environment } = part.target;
  const words = [environment.namePrefix, environment.name, part.component.id];
  return `alias/${legalName(words, ownerSuffix(environment, addressIn(part, "alias")), ALIAS_RULE)}`;
}
