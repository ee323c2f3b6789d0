import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { bucketArn } from "../arn.ts";
import { nameOf } from "../names.ts";
import { awsResource, ref } from "../resource.ts";

const BUCKET = "AWS::S3::Bucket";

/** The private, versioned bucket that code and files come from; made before everything else, kept as long as the environment. */
export const artefactStore: Lowering = {
  cloud: "aws",
  kind: "artefact-store",
  variant: "s3",
  service: "Amazon S3",
  minutes: [0, 1],
  outputs: (part) => ({ ports: {}, facts: { bucketName: bucketName(part), bucketArn: bucketArn(part, bucketName(part)) } }),
  lower: (context) => [bucket(context), transportPolicy(context)],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function bucket(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "bucket",
    type: BUCKET,
    properties: {
      BucketName: bucketName(context),
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }] },
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    },
  });
}

/** Refuses every request that does not come over TLS. */
function transportPolicy(context: LoweringContext): DesiredResource {
  const arn = bucketArn(context, bucketName(context));
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
        ],
      },
    },
  });
}
