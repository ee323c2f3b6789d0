import { EMBEDDING_MODEL_IN_IMAGE } from "@zerolake/artefacts";
import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { embeddingInstance } from "../../../sizing/sagemaker-instances.ts";
import { chunkingOf } from "../../chunking.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import { compact } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { artefactStore } from "../artefact.ts";
import { endpointAddress } from "../endpoint-address.ts";
import { roleArn, workloadRole } from "../iam.ts";
import { dailySchedule } from "../sagemaker/daily-schedule.ts";
import { executionBaseline, joinNetwork, runJobs, runPipeline, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { jobInput } from "../sagemaker/job-input.ts";
import { get, pipeline, pipelineArn, pipelineName } from "../sagemaker/pipeline.ts";
import { queryRows, rowsInput, tableRows } from "../sagemaker/table-rows.ts";

const VOLUME_GB = 50;
const SECONDS_MAX = 43_200;
const INPUT_PATH = "/opt/ml/processing/input";
const WAITING_FOR_INPUT = "something to embed is wired to it";
const WAITING_FOR_INDEX = "a vector database is wired to it";

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
    reportModel(context);
    const network = joinNetwork(context, `embedding of ${context.component.id}`);
    return [
      ...workloadRole(context, { services: [SAGEMAKER], baseline: baseline(context) }),
      ...network.resources,
      embeddingPipeline(context, network.vpcConfig),
      ...(context.incoming("runs").length === 0 ? dailySchedule(context) : []),
    ];
  },
};

function baseline(context: LoweringContext) {
  return [...executionBaseline(context), ...runJobs(context, "processing"), ...queryRows(context)];
}

/** The weights of one model lie in the image. */
function reportModel(context: LoweringContext): void {
  const model = textSetting(context, "model");
  if (modelEndpoint(context) !== undefined || model === EMBEDDING_MODEL_IN_IMAGE) return;
  context.report({
    severity: "info",
    code: "ZL-AWS-EMBEDDING-MODEL",
    message: `“${context.component.title}” embeds with ${model}: its weights must lie in the Python image.`,
    target: { component: context.component.id, setting: "model" },
    hint: `Build the image with --embedding-model ${model}, or connect a model endpoint.`,
  });
}

function embeddingPipeline(context: LoweringContext, vpcConfig: PropertyMap | undefined): DesiredResource {
  const image = containerImage(context, imageName(context));
  const rows = tableRows(context);
  const input = rows === undefined ? jobInput(context) : undefined;
  const files = input === undefined ? undefined : fileInput();
  const documents = rows === undefined ? files : rowsInput(context, rows, INPUT_PATH);
  return pipeline(context, {
    description: "embed",
    parameters: input === undefined ? {} : { InputUri: input },
    steps: [embedStep(context, { image: image ?? imageName(context), documents, vpcConfig })],
    ...waitingFor(context, { image, documents }),
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
  /** What the step finds in its input folder. */
  readonly documents: PropertyMap | undefined;
  readonly vpcConfig: PropertyMap | undefined;
}

function embedStep(context: LoweringContext, { image, documents, vpcConfig }: EmbedStep): PropertyMap {
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
      ProcessingInputs: documents === undefined ? undefined : [documents],
      NetworkConfig: vpcConfig === undefined ? undefined : { VpcConfig: vpcConfig },
      RoleArn: ref(context, "role", "Arn"),
      StoppingCondition: { MaxRuntimeInSeconds: SECONDS_MAX },
    }),
  };
}

function pythonArguments(context: LoweringContext): readonly Value[] {
  const { size, overlap } = chunkingOf(context);
  const cut = ["--chunk-size", String(size), "--chunk-overlap", String(overlap), "--normalize", normalize(context)];
  return ["--model", textSetting(context, "model"), "--out", vectorTarget(context) ?? "", "--state", stateUri(context), ...cut];
}

function runtimeEnvironment(context: LoweringContext): PropertyMap {
  const { size, overlap } = chunkingOf(context);
  return {
    MODE: "embed",
    ZEROLAKE_IN_FILES: `file://${INPUT_PATH}`,
    ZEROLAKE_STATE: stateUri(context),
    ZEROLAKE_OUT_VECTORS: vectorTarget(context) ?? "",
    MODEL_ENDPOINT: modelEndpoint(context) ?? "",
    CHUNK_SIZE: String(size),
    CHUNK_OVERLAP: String(overlap),
    NORMALIZE: normalize(context),
  };
}

function vectorTarget(context: LoweringContext): Value | undefined {
  return context.outgoing("vectors").flatMap((peer) => peer.outputs["uri"] ?? [])[0];
}

function normalize(context: LoweringContext): "yes" | "no" {
  return flagSetting(context, "normalize") ? "yes" : "no";
}

function waitingFor(
  context: LoweringContext,
  { image, documents }: { readonly image: string | undefined; readonly documents: PropertyMap | undefined },
): { readonly deferredUntil?: string } {
  if (documents === undefined) return { deferredUntil: WAITING_FOR_INPUT };
  if (image === undefined) return { deferredUntil: WAITING_FOR_IMAGE };
  return vectorTarget(context) === undefined ? { deferredUntil: WAITING_FOR_INDEX } : {};
}

function fileInput(): PropertyMap {
  const source = { S3Uri: get("Parameters.InputUri"), LocalPath: INPUT_PATH, S3DataType: "S3Prefix", S3InputMode: "File" };
  return { InputName: "documents", S3Input: source };
}

/** The list of what is done. The program reads and writes it itself: an output of the job would be lost with a failed run. */
function stateUri(context: LoweringContext): string {
  return `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/embedded.txt`;
}
