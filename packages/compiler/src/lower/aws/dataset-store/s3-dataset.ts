import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Outputs, type Part, textSetting } from "../../../lowering.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import { compact } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { bucketArn } from "../arn.ts";
import { allow, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";
import { dailySchedule } from "../sagemaker/daily-schedule.ts";
import { executionBaseline, joinNetwork, runJobs, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { jobInput } from "../sagemaker/job-input.ts";
import { get, pipeline, pipelineName } from "../sagemaker/pipeline.ts";
import { queryRows, rowsInput, tableRows } from "../sagemaker/table-rows.ts";

const BUCKET = "AWS::S3::Bucket";
const READ = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"];
const WRITE = [...READ, "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];
const INSTANCE = "ml.m5.2xlarge";
const VOLUME_GB = 500;
const SECONDS_MAX = 86_400;
const INPUT_PATH = "/opt/ml/processing/input";
const WAITING_FOR_INPUT = "files or tables are wired to it";

interface DatasetFormat {
  readonly variant: string;
  readonly format: "deeplake" | "lance";
  readonly service: string;
}

/** A dataset as a folder of a bucket of its own, and a pipeline that makes samples of what is wired; the format's library runs in the workloads. */
export function s3Dataset({ variant, format, service }: DatasetFormat): Lowering {
  return {
    cloud: "aws",
    kind: "dataset-store",
    variant,
    service,
    gap: "nothing is managed: the library runs in the workloads, and versions lie in the format",
    minutes: [0, 1],
    outputs: (part) => datasetOutputs(part, format),
    grants: { out: { dataset: (self) => [allow(READ, [ownBucketArn(self), `${ownBucketArn(self)}/*`])] } },
    lower: (context) => {
      const network = joinNetwork(context, `dataset of ${context.component.id}`);
      return [
        bucket(context),
        bucketPolicy(context, bucketName(context)),
        ...workloadRole(context, { services: [SAGEMAKER], baseline: ingestRights(context) }),
        ...network.resources,
        ingestPipeline(context, { format, vpcConfig: network.vpcConfig }),
        ...dailySchedule(context),
      ];
    },
  };
}

function datasetOutputs(part: Part, format: string): Outputs {
  return {
    ports: {
      dataset: {
        format,
        datasetUri: datasetUri(part),
        bucketName: bucketName(part),
        bucketArn: ownBucketArn(part),
        loader: textSetting(part, "loader"),
        pipelineName: pipelineName(part),
        roleArn: roleArn(part),
        region: part.target.region,
      },
    },
  };
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function ownBucketArn(part: Part): string {
  return bucketArn(part, bucketName(part));
}

function datasetUri(part: Part): string {
  return `s3://${bucketName(part)}/datasets/${part.component.id}`;
}

/** Versions lie in the format; those of the bucket only guard against a deletion by mistake. */
function bucket(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "bucket",
    type: BUCKET,
    holdsData: true,
    properties: {
      ...privateBucketProperties(context, bucketName(context)),
      VersioningConfiguration: context.target.tier === "production" ? { Status: "Enabled" } : undefined,
      LifecycleConfiguration: {
        Rules: [{ Id: "abort-multipart", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
      },
    },
  });
}

function ingestRights(context: LoweringContext) {
  const arn = ownBucketArn(context);
  return [...executionBaseline(context), ...runJobs(context, "processing"), ...queryRows(context), allow(WRITE, [arn, `${arn}/*`])];
}

interface Ingest {
  readonly format: string;
  readonly vpcConfig: PropertyMap | undefined;
}

/** Adds what is new and commits a version, once a day. */
function ingestPipeline(context: LoweringContext, ingest: Ingest): DesiredResource {
  const image = containerImage(context, "python");
  const rows = tableRows(context);
  const files = jobInput(context);
  const input = files === undefined ? rows && rowsInput(context, rows, INPUT_PATH) : folderInput();
  return pipeline(context, {
    description: "ingest",
    parameters: files === undefined ? {} : { InputUri: files },
    steps: [ingestStep(context, { ...ingest, image: image ?? "python", input })],
    dependsOn: ["bucket"],
    ...(input === undefined ? { deferredUntil: WAITING_FOR_INPUT } : image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {}),
  });
}

function folderInput(): PropertyMap {
  const source = { S3Uri: get("Parameters.InputUri"), LocalPath: INPUT_PATH, S3DataType: "S3Prefix", S3InputMode: "File" };
  return { InputName: "files", S3Input: source };
}

function ingestStep(
  context: LoweringContext,
  { format, image, input, vpcConfig }: Ingest & { readonly image: string; readonly input: PropertyMap | undefined },
): PropertyMap {
  return {
    Name: "Ingest",
    Type: "Processing",
    Arguments: compact({
      ProcessingResources: { ClusterConfig: { InstanceType: INSTANCE, InstanceCount: 1, VolumeSizeInGB: VOLUME_GB } },
      AppSpecification: {
        ImageUri: image,
        ContainerEntrypoint: ["python", "ingest.py"],
        ContainerArguments: ["--dataset", datasetUri(context), "--format", format],
      },
      ProcessingInputs: input === undefined ? undefined : [input],
      NetworkConfig: vpcConfig === undefined ? undefined : { VpcConfig: vpcConfig },
      RoleArn: ref(context, "role", "Arn"),
      StoppingCondition: { MaxRuntimeInSeconds: SECONDS_MAX },
    }),
  };
}
