import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { chosenText, groupSetting, type LoweringContext, type Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { bucketArn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { awsResource } from "../resource.ts";

const ROLE = "AWS::IAM::Role";
const PUT = ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"];

/** What the component says about each of its partners, by name. */
export function partnersOf(part: Pick<Part, "component">): readonly (readonly [name: string, says: Readonly<Record<string, Value>>])[] {
  return Object.entries(groupSetting(part, "partners")).map(([name, says]) => [name, isGroup(says) ? says : {}]);
}

function isGroup(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where one partner's files land in a store. */
export interface Landing {
  readonly storeId: string;
  readonly bucketName: string;
  /** Ends in a slash. */
  readonly prefix: string;
  /** Nothing that was written there can be deleted before its time. */
  readonly isLocked: boolean;
}

export function landingsOf(context: LoweringContext, partner: string): readonly Landing[] {
  return context.outgoing("files").flatMap((store) => {
    const bucketName = store.outputs["bucketName"];
    return typeof bucketName === "string"
      ? [
          {
            storeId: store.component.id,
            bucketName,
            prefix: `${firstPrefix(store)}${partner}/`,
            isLocked: store.component.settings["legalHold"] === true,
          },
        ]
      : [];
  });
}

export interface PartnerRole {
  readonly partner: string;
  readonly landings: readonly Landing[];
  /** Who may take the role, and when. */
  readonly trust: PropertyMap;
  readonly maxSessionSeconds?: number;
}

/** A role that sees and writes the partner's own files and nobody else's. */
export function partnerRole(
  context: LoweringContext,
  { partner, landings, trust, maxSessionSeconds }: PartnerRole,
): readonly DesiredResource[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const Statement = [
    ...landings.flatMap((landing) => ownFiles(context, landing)),
    ...(keyArn === undefined ? [] : [allow(["kms:Decrypt", "kms:GenerateDataKey"], [keyArn])]),
  ];
  return [
    awsResource(context, {
      name: "partnerRole",
      key: partner,
      type: ROLE,
      properties: {
        RoleName: nameOf(context, ROLE, "partnerRole", partner),
        Description: `Files of partner ${partner}`,
        AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...trust }] },
        MaxSessionDuration: maxSessionSeconds,
        PermissionsBoundary: chosenText(context, "permissionsBoundaryArn"),
      },
    }),
    awsResource(context, {
      name: "partnerRolePolicy",
      key: partner,
      type: "AWS::IAM::RolePolicy",
      properties: {
        PolicyName: "grants",
        RoleName: ref(context, "partnerRole", "RoleName", partner),
        PolicyDocument: { Version: "2012-10-17", Statement },
      },
    }),
  ];
}

/** Names of other partners' files are none of their business either: the bucket is listed below the own prefix only. */
function ownFiles(context: LoweringContext, { bucketName, prefix }: Landing) {
  const bucket = bucketArn(context, bucketName);
  return [
    allow(["s3:GetBucketLocation"], [bucket]),
    allow(["s3:ListBucket"], [bucket], { StringLike: { "s3:prefix": [prefix, `${prefix}*`] } }),
    allow(PUT, [`${bucket}/${prefix}*`]),
  ];
}
