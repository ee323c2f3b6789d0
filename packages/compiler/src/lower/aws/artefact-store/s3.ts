import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { bucketArn } from "../arn.ts";
import { trailPrefixes } from "../cloud-trail.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";

const BUCKET = "AWS::S3::Bucket";

/** The private, versioned bucket that code and files come from; made before everything else, kept as long as the environment. */
export const artefactStore: Lowering = {
  cloud: "aws",
  kind: "artefact-store",
  variant: "s3",
  service: "Amazon S3",
  minutes: [0, 1],
  outputs: (part) => ({ ports: {}, facts: { bucketName: bucketName(part), bucketArn: bucketArn(part, bucketName(part)) } }),
  lower: (context) => [bucket(context), bucketPolicy(context, bucketName(context), writersFromAws(context))],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function bucket(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "bucket",
    type: BUCKET,
    // Programs are put there again by the next deployment, an audit trail by nobody.
    holdsData: trailPrefixes(context).length > 0,
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

/** Services that write here: access logs of production stores, and trails of calls. */
function writersFromAws(context: LoweringContext): readonly LooseMap[] {
  const arn = bucketArn(context, bucketName(context));
  const trails = trailPrefixes(context);
  const fromAccount = { StringEquals: { "aws:SourceAccount": context.target.account } };
  return [
    ...(context.target.tier === "production"
      ? [
          {
            Sid: "AccessLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${arn}/access/*`,
            Condition: fromAccount,
          },
        ]
      : []),
    ...(trails.length === 0
      ? []
      : [
          {
            Sid: "TrailLook",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: arn,
            Condition: fromAccount,
          },
          {
            Sid: "TrailWrite",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: trails.map((prefix) => `${arn}/${prefix}/AWSLogs/${context.target.account}/*`),
            Condition: fromAccount,
          },
        ]),
  ];
}
