import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Outputs, type Part, textSetting } from "../../../lowering.ts";
import { hostedModelMachine, hostedModelReplicas, isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { hasLocalDisk } from "../../../sizing/sagemaker-instances.ts";
import { compact, type LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { endpointName, endpointOutputs, invokeEndpoint } from "../model-serving/endpoint-outputs.ts";
import { contentName } from "../model-serving/model-version.ts";
import { awsResource } from "../resource.ts";
import { executionBaseline, joinNetwork, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { chatImage, embeddingImage } from "../sagemaker/vendor-images.ts";

const MODEL = "AWS::SageMaker::Model";
const CONFIG = "AWS::SageMaker::EndpointConfig";
const TOKENS = { in: 4096, total: 8192 } as const;
/** Weights are loaded from the hub when a machine starts. */
const START_SECONDS = 900;

/** An open model on machines that always answer, in the vendor's own serving image. */
export const huggingface: Lowering = {
  cloud: "aws",
  kind: "foundation-model",
  variant: "huggingface",
  service: "Hugging Face model on an Amazon SageMaker endpoint",
  gap: "a machine runs all the time; weights come from the public hub, so models that ask for a licence there are not loaded",
  minutes: [8, 20],
  outputs: modelOutputs,
  grants: { out: { endpoint: invokeEndpoint } },
  lower: (context) => {
    reportNoWayToHub(context);
    const network = joinNetwork(context, `model of ${context.component.id}`);
    const model = modelResource(context, network.vpcConfig);
    return [
      ...workloadRole(context, { services: [SAGEMAKER], baseline: executionBaseline(context) }),
      ...network.resources,
      model,
      configuration(context, model),
      awsResource(context, {
        name: "endpoint",
        type: "AWS::SageMaker::Endpoint",
        minutes: [8, 20],
        properties: { EndpointName: endpointName(context), EndpointConfigName: ref(context, "config", "EndpointConfigName") },
      }),
    ];
  },
};

function modelOutputs(part: Part): Outputs {
  const { ports } = endpointOutputs(part);
  return { ports: { endpoint: { ...ports.endpoint, task: isEmbedding(part) ? "embedding" : "chat" } } };
}

function isEmbedding(part: Part): boolean {
  return isEmbeddingModel(textSetting(part, "model"));
}

function reportNoWayToHub(context: LoweringContext): void {
  if (context.platform("network")?.["egress"] !== "none") return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-MODEL-HUB",
    message: `“${context.component.title}” loads its weights from the public hub, which the closed network does not let through.`,
    target: { component: context.component.id },
    hint: "Open the network's way out to https, or choose a model of Amazon Bedrock.",
  });
}

/** One immutable model per content: another model stands before the old one goes. */
function modelResource(context: LoweringContext, vpcConfig: PropertyMap | undefined): DesiredResource {
  const content = compact({ ExecutionRoleArn: ref(context, "role", "Arn"), PrimaryContainer: container(context), VpcConfig: vpcConfig });
  return awsResource(context, {
    name: "model",
    type: MODEL,
    properties: { ModelName: contentName(context, { type: MODEL, logicalName: "model", content }), ...content },
    dependsOn: [policyLogicalName()],
  });
}

function container(context: LoweringContext): LooseMap {
  const model = textSetting(context, "model");
  const revision = textSetting(context, "modelVersion", "");
  const weights = { HF_MODEL_ID: model, HF_MODEL_REVISION: revision === "" ? undefined : revision };
  if (isEmbedding(context)) return { Image: embeddingImage(context), Environment: { ...weights, HF_TASK: "feature-extraction" } };
  return {
    Image: chatImage(context),
    Environment: {
      ...weights,
      HF_TASK: "text-generation",
      SM_NUM_GPUS: String(hostedModelMachine(model).gpus),
      MAX_INPUT_TOKENS: String(TOKENS.in),
      MAX_TOTAL_TOKENS: String(TOKENS.total),
    },
  };
}

function configuration(context: LoweringContext, model: DesiredResource): DesiredResource {
  const InstanceType = hostedModelMachine(textSetting(context, "model")).instance;
  const content = compact({
    ProductionVariants: [
      {
        VariantName: "main",
        ModelName: ref(context, "model", "ModelName"),
        InstanceType,
        InitialInstanceCount: hostedModelReplicas(numberSetting(context, "tokensPerDay"), context.target.tier),
        InitialVariantWeight: 1,
        ContainerStartupHealthCheckTimeoutInSeconds: START_SECONDS,
      },
    ],
    KmsKeyId: hasLocalDisk(InstanceType) ? undefined : context.platform("encryption-key")?.["keyArn"],
  });
  return awsResource(context, {
    name: "config",
    type: CONFIG,
    properties: {
      EndpointConfigName: contentName(context, { type: CONFIG, logicalName: "config", content: [content, model.properties] }),
      ...content,
    },
  });
}
