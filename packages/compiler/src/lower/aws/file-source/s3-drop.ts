import type { DesiredResource } from "@zerolake/resources";
import { chosenText, groupSetting, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { ownerSuffix } from "../../physical-name.ts";
import { globalArn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { awsResource } from "../resource.ts";

const ROLE = "AWS::IAM::Role";
const PUT = ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"];
const LOOK = ["s3:ListBucket", "s3:GetBucketLocation"];
const SESSION_SECONDS = 3600;

/** Partners with an AWS identity get a role that writes below their own prefix; without partners people upload by link. */
export const s3Drop: Lowering = {
  cloud: "aws",
  kind: "file-source",
  variant: "s3-drop",
  service: "Amazon S3",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { protocol: "s3 put", region: part.target.region } } }),
  lower: (context) => partners(context).flatMap((partner) => partnerRole(context, partner)),
};

interface Partner {
  readonly name: string;
  readonly principalArn: string;
}

/** A partner whose principal is not known yet has nobody to trust: no role is made for it. */
function partners(context: LoweringContext): readonly Partner[] {
  return Object.entries(groupSetting(context, "partners")).flatMap(([name, partner]) => {
    const principal = typeof partner === "object" && partner !== null && "principal" in partner ? partner.principal : undefined;
    return typeof principal === "string" && principal !== "" ? [{ name, principalArn: principal }] : [];
  });
}

function partnerRole(context: LoweringContext, { name, principalArn }: Partner): readonly DesiredResource[] {
  const stores = context.outgoing("files").flatMap((store) => {
    const bucketArn = store.outputs["bucketArn"];
    return typeof bucketArn === "string" ? [{ bucketArn, own: `${bucketArn}/${firstPrefix(store)}${name}/*` }] : [];
  });
  if (stores.length === 0) return [];
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return [
    awsResource(context, {
      name: "partnerRole",
      key: name,
      type: ROLE,
      properties: {
        RoleName: nameOf(context, ROLE, "partnerRole", name),
        Description: `Files of partner ${name}`,
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: {
                AWS: principalArn.startsWith("arn:")
                  ? principalArn
                  : globalArn({ target: { ...context.target, account: principalArn } }, "iam", "root"),
              },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "sts:ExternalId": externalId(context, name) } },
            },
          ],
        },
        MaxSessionDuration: SESSION_SECONDS,
        PermissionsBoundary: chosenText(context, "permissionsBoundaryArn"),
      },
    }),
    awsResource(context, {
      name: "partnerRolePolicy",
      key: name,
      type: "AWS::IAM::RolePolicy",
      properties: {
        PolicyName: "grants",
        RoleName: ref(context, "partnerRole", "RoleName", name),
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            allow(
              LOOK,
              stores.map(({ bucketArn }) => bucketArn),
            ),
            allow(
              PUT,
              stores.map(({ own }) => own),
            ),
            ...(keyArn === undefined ? [] : [allow(["kms:Decrypt", "kms:GenerateDataKey"], [keyArn])]),
          ],
        },
      },
    }),
  ];
}

/** Made by us and told to the partner: nobody else can make them assume the role by mistake. */
function externalId(context: LoweringContext, partner: string): string {
  return `zerolake-${ownerSuffix(context.target.environment, addressIn(context, "externalId", partner))}`;
}
