import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { flagSetting, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import { checkpointDays } from "../../../sizing/checkpoint-days.ts";
import { bucketArn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";

const BUCKET = "AWS::S3::Bucket";

/** Folder of a component's checkpoints, in whatever bucket they lie. */
export function checkpointPrefix(part: Part): string {
  return `checkpoints/${part.component.id}/`;
}

/** Where checkpoints go: the object store that is drawn, else a bucket of the job's own; nothing when it keeps none. */
export function checkpointUri(context: LoweringContext): Value | undefined {
  const store = context.outgoing("files")[0];
  const bucket = store?.outputs["bucketName"];
  if (bucket !== undefined) return join("s3://", bucket, `/${checkpointPrefix(context)}`);
  return ownsCheckpoints(context) ? `s3://${bucketName(context)}/${checkpointPrefix(context)}` : undefined;
}

export function checkpointBucket(context: LoweringContext): readonly DesiredResource[] {
  if (!ownsCheckpoints(context)) return [];
  const rule = {
    Id: "expire-checkpoints",
    Status: "Enabled",
    Prefix: "checkpoints/",
    ExpirationInDays: checkpointDays(context.target.tier),
  };
  return [
    awsResource(context, {
      name: "bucket",
      type: BUCKET,
      holdsData: true,
      properties: { ...privateBucketProperties(context, bucketName(context)), LifecycleConfiguration: { Rules: [rule] } },
    }),
    bucketPolicy(context, bucketName(context)),
  ];
}

export function useCheckpoints(context: LoweringContext): readonly Statement[] {
  if (!ownsCheckpoints(context)) return [];
  const bucket = bucketArn(context, bucketName(context));
  return [allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:GetBucketLocation"], [bucket, `${bucket}/*`])];
}

function ownsCheckpoints(context: LoweringContext): boolean {
  return flagSetting(context, "checkpointing") && context.outgoing("files").length === 0;
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}
