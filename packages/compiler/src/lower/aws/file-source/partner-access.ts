import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { groupSetting, type LoweringContext, type Part } from "../../../lowering.ts";
import { bucketArn } from "../arn.ts";
import { allow } from "../iam.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { takenRole } from "../taken-role.ts";

/** Logical name; the repeat key is the partner. */
export const PARTNER_ROLE = "partnerRole";
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
  return takenRole(context, {
    name: PARTNER_ROLE,
    key: partner,
    description: `Files of partner ${partner}`,
    takers: [trust],
    rights: [
      ...landings.flatMap((landing) => ownFiles(context, landing)),
      ...(keyArn === undefined ? [] : [allow(["kms:Decrypt", "kms:GenerateDataKey"], [keyArn])]),
    ],
    ...(maxSessionSeconds === undefined ? {} : { maxSessionSeconds }),
  });
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
