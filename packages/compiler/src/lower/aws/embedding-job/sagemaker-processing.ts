import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { embeddingInstance } from "../../../sizing/sagemaker-instances.ts";
import { artefactImage, artefactStore, WAITING_FOR_IMAGE } from "../artefact.ts";
import { endpointAddress } from "../endpoint-address.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource, compact, ref } from "../resource.ts";
import { executionBaseline, joinNetwork, runJobs, runPipeline, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { jobInput } from "../sagemaker/job-input.ts";
import { get, pipeline, pipelineArn, pipelineName } from "../sagemaker/pipeline.ts";
import { chunkingOf } from "./chunking.ts";

const SCHEDULE = "AWS::Scheduler::Schedule";
const SCHEDULER_ROLE = "schedulerRole";
const VOLUME_GB = 50;
const SECONDS_MAX = 43_200;
const INPUT_PATH = "/opt/ml/processing/input";
const STATE_PATH = "/opt/ml/processing/output";

/** A processing job that embeds what is new: once a day by itself, or as a step of the workflow that is drawn. */
export const sagemakerProcessing: Lowering = {
  cloud: "aws",
  kind: "embedding-job",
  variant: "sagemaker-processing",
  service: "Amazon SageMaker Processing",
  minutes: [0, 1],

  outputs: (part) => {
    const run = { pipelineName: pipelineName(part), pipelineArn: pipelineArn(part), region: part.target.region };
    return {
      ports: { vectors: { protocol: "writes vectors", ...run, roleArn: roleArn(part) }, runs: { protocol: "sagemaker-pipeline", ...run } },
    };
  },

  grants: { in: { runs: (self) => [runPipeline(pipelineArn(self))] } },

  lower: (context) => {
    const network = joinNetwork(context, `embedding of ${context.component.id}`);
    return [
      ...workloadRole(context, { services: [SAGEMAKER], baseline: [...executionBaseline(context), ...runJobs(context, "processing")] }),
      ...network.resources,
      embeddingPipeline(context, network.vpcConfig),
      ...(context.incoming("runs").length === 0 ? dailySchedule(context) : []),
    ];
  },
};

function embeddingPipeline(context: LoweringContext, vpcConfig: PropertyMap | undefined): DesiredResource {
  const image = artefactImage(context, imageName(context));
  const input = jobInput(context);
  return pipeline(context, {
    description: "embed",
    parameters: input === undefined ? {} : { InputUri: input },
    steps: [embedStep(context, { image: image ?? imageName(context), hasInput: input !== undefined, vpcConfig })],
    ...(image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {}),
  });
}

/** With a model behind an endpoint the small image is enough; otherwise the model lies in the Python one. */
function imageName(context: LoweringContext): "runtime" | "python" {
  return modelEndpoint(context) === undefined ? "python" : "runtime";
}

function modelEndpoint(context: LoweringContext): Value | undefined {
  return context.incoming("endpoint").map(endpointAddress)[0];
}

interface EmbedStep {
  readonly image: string;
  readonly hasInput: boolean;
  readonly vpcConfig: PropertyMap | undefined;
}

function embedStep(context: LoweringContext, { image, hasInput, vpcConfig }: EmbedStep): PropertyMap {
  return {
    Name: "Embed",
    Type: "Processing",
    Arguments: compact({
      ProcessingResources: {
        ClusterConfig: { InstanceType: embeddingInstance(context.target.tier), InstanceCount: 1, VolumeSizeInGB: VOLUME_GB },
      },
      AppSpecification: {
        ImageUri: image,
        ContainerArguments: modelEndpoint(context) === undefined ? pythonArguments(context) : undefined,
      },
      Environment: modelEndpoint(context) === undefined ? undefined : runtimeEnvironment(context),
      ProcessingInputs: hasInput && modelEndpoint(context) === undefined ? [documents()] : undefined,
      ProcessingOutputConfig: { Outputs: [state(context)] },
      NetworkConfig: vpcConfig === undefined ? undefined : { VpcConfig: vpcConfig },
      RoleArn: ref(context, "role", "Arn"),
      StoppingCondition: { MaxRuntimeInSeconds: SECONDS_MAX },
    }),
  };
}

function pythonArguments(context: LoweringContext): readonly Value[] {
  const { size, overlap } = chunkingOf(context);
  const cut = ["--chunk-size", String(size), "--chunk-overlap", String(overlap)];
  return ["--model", textSetting(context, "model"), "--out", vectorTarget(context), ...cut];
}

function runtimeEnvironment(context: LoweringContext): PropertyMap {
  const { size, overlap } = chunkingOf(context);
  return {
    MODE: "embed",
    ZEROLAKE_IN_FILES: get("Parameters.InputUri"),
    ZEROLAKE_OUT_VECTORS: vectorTarget(context),
    MODEL_ENDPOINT: modelEndpoint(context) ?? "",
    CHUNK_SIZE: String(size),
    CHUNK_OVERLAP: String(overlap),
  };
}

function vectorTarget(context: LoweringContext): Value {
  return context.outgoing("vectors").flatMap((peer) => peer.outputs["uri"] ?? [])[0] ?? "";
}

function documents(): PropertyMap {
  const source = { S3Uri: get("Parameters.InputUri"), LocalPath: INPUT_PATH, S3DataType: "S3Prefix", S3InputMode: "File" };
  return { InputName: "documents", S3Input: source };
}

/** The list of what is done, kept beside the code. */
function state(context: LoweringContext): PropertyMap {
  const S3Uri = `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/state/`;
  return { OutputName: "state", S3Output: { S3Uri, LocalPath: STATE_PATH, S3UploadMode: "EndOfJob" } };
}

function dailySchedule(context: LoweringContext): readonly DesiredResource[] {
  return [
    ...workloadRole(context, {
      name: SCHEDULER_ROLE,
      services: ["scheduler.amazonaws.com"],
      baseline: [allow(["sagemaker:StartPipelineExecution"], [pipelineArn(context)])],
    }),
    awsResource(context, {
      name: "schedule",
      type: SCHEDULE,
      properties: {
        Name: nameOf(context, SCHEDULE, "schedule"),
        GroupName: "default",
        ScheduleExpression: "rate(1 day)",
        FlexibleTimeWindow: { Mode: "OFF" },
        State: "ENABLED",
        Target: { Arn: pipelineArn(context), RoleArn: ref(context, SCHEDULER_ROLE, "Arn") },
      },
      dependsOn: ["pipeline", policyLogicalName(SCHEDULER_ROLE)],
    }),
  ];
}
