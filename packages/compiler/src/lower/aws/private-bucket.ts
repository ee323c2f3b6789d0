import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import { bucketArn } from "./arn.ts";
import { awsResource } from "./resource.ts";

const BLOCK_ALL_PUBLIC = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

/** Properties that every bucket of ours has: encrypted, private, owned by the account. */
export function privateBucketProperties(context: LoweringContext, bucketName: string): LooseMap {
  return {
    BucketName: bucketName,
    BucketEncryption: { ServerSideEncryptionConfiguration: [encryptionRule(context)] },
    PublicAccessBlockConfiguration: BLOCK_ALL_PUBLIC,
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  };
}

/** The one policy of the component's bucket: refuses requests without TLS, and carries what others need on it. */
export function bucketPolicy(context: LoweringContext, bucketName: string, statements: readonly LooseMap[] = []): DesiredResource {
  const arn = bucketArn(context, bucketName);
  return awsResource(context, {
    name: "bucketPolicy",
    type: "AWS::S3::BucketPolicy",
    properties: {
      Bucket: ref(context, "bucket", "BucketName"),
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [arn, `${arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          ...statements,
        ],
      },
    },
  });
}

function encryptionRule(context: LoweringContext): LooseMap {
  const keyArn: Value | undefined = context.platform("encryption-key")?.["keyArn"];
  return keyArn === undefined
    ? { BucketKeyEnabled: false, ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }
    : { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn } };
}
