import { type DesiredResource, join, type Value } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn, bucketArn } from "../arn.ts";
import { allow, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";
import { SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { useKey } from "../use-key.ts";

const BUCKET = "AWS::S3::Bucket";
const USE_FILES = [
  "GetObject",
  "PutObject",
  "DeleteObject",
  "AbortMultipartUpload",
  "ListMultipartUploadParts",
  "ListBucket",
  "GetBucketLocation",
];
const REGISTER = [
  "CreateModelPackage",
  "DescribeModelPackage",
  "DescribeModelPackageGroup",
  "ListModelPackages",
  "AddTags",
  "CreateModelPackageGroup",
];
const TRACK = [
  "CreateExperiment",
  "GetExperimentByName",
  "CreateRun",
  "UpdateRun",
  "LogMetric",
  "LogParam",
  "LogBatch",
  "LogModel",
  "CreateRegisteredModel",
  "CreateModelVersion",
  "GetRegisteredModel",
  "SearchModelVersions",
];
const READ = ["GetExperimentByName", "GetRegisteredModel", "SearchModelVersions"];

/** Bucket of artefacts and role of the tracking service, the same for both forms of MLflow. */
export function mlflowStore(context: LoweringContext): readonly DesiredResource[] {
  const bucket = bucketArn(context, bucketName(context));
  return [
    awsResource(context, {
      name: "bucket",
      type: BUCKET,
      holdsData: true,
      properties: privateBucketProperties(context, bucketName(context)),
    }),
    bucketPolicy(context, bucketName(context)),
    ...workloadRole(context, {
      services: [SAGEMAKER],
      baseline: [
        allow(
          USE_FILES.map((verb) => `s3:${verb}`),
          [bucket, `${bucket}/*`],
        ),
        allow(
          [...REGISTER, "UpdateModelPackage"].map((verb) => `sagemaker:${verb}`),
          [arn(context, "sagemaker", "model-package-group/*"), arn(context, "sagemaker", "model-package/*")],
        ),
        ...useKey(context),
      ],
    }),
  ];
}

export function artefactUri(context: LoweringContext): Value {
  return join("s3://", ref(context, "bucket", "BucketName"), "/mlflow");
}

export function artefactBucketArn(part: Part): string {
  return bucketArn(part, bucketName(part));
}

/** What a training job needs to record its runs at a tracking server, and what a reader needs to find versions. */
export function trackRuns(trackingArn: Value): readonly Statement[] {
  return [
    allow(
      TRACK.map((verb) => `sagemaker-mlflow:${verb}`),
      [trackingArn],
    ),
    allow(["sagemaker-mlflow:AccessUI"], ["*"]),
  ];
}

export function readVersions(trackingArn: Value): readonly Statement[] {
  return [
    allow(
      READ.map((verb) => `sagemaker-mlflow:${verb}`),
      [trackingArn],
    ),
    allow(["sagemaker-mlflow:AccessUI"], ["*"]),
  ];
}

/** Files of the versions that a reader has found. */
export function readArtefacts(self: Part): Statement {
  return allow(["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"], [artefactBucketArn(self), `${artefactBucketArn(self)}/*`]);
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}
