import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { compact } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { workloadRole } from "../iam.ts";
import { awsResource } from "../resource.ts";
import { executionBaseline, readModels, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { endpointName, endpointOutputs, invokeEndpoint } from "./endpoint-outputs.ts";
import { contentName, modelVersion, servingCode, waitingForModel } from "./model-version.ts";

const CONFIG = "AWS::SageMaker::EndpointConfig";
const MAX_CONCURRENCY = 5;
/** The service takes whole gigabytes up to six. */
const MEMORY_MB: Readonly<Record<string, number>> = { "cpu-small": 2048, "cpu-medium": 4096, "cpu-large": 6144 };

/** Costs nothing while nobody asks; the first answer after a rest takes seconds. */
export const sagemakerServerless: Lowering = {
  cloud: "aws",
  kind: "model-serving",
  variant: "sagemaker-serverless",
  service: "Amazon SageMaker serverless inference",
  gap: "no GPU, at most 6 GB of memory, slow first answers, outside the private network; waits for the first approved model",
  minutes: [2, 6],
  outputs: endpointOutputs,
  grants: { out: { endpoint: invokeEndpoint } },
  lower: (context) => {
    const code = servingCode(context);
    const model = modelVersion(context, undefined, false);
    return [
      ...workloadRole(context, { services: [SAGEMAKER], baseline: [...executionBaseline(context), readModels(context)] }),
      ...(code ? [code.resource] : []),
      model,
      configuration(context, model),
      awsResource(context, {
        name: "endpoint",
        type: "AWS::SageMaker::Endpoint",
        minutes: [2, 6],
        properties: { EndpointName: endpointName(context), EndpointConfigName: ref(context, "config", "EndpointConfigName") },
        ...waitingForModel(context),
      }),
    ];
  },
};

function configuration(context: LoweringContext, model: DesiredResource): DesiredResource {
  const content = compact({
    ProductionVariants: [
      {
        VariantName: "main",
        ModelName: ref(context, "model", "ModelName"),
        InitialVariantWeight: 1,
        ServerlessConfig: { MemorySizeInMB: MEMORY_MB[textSetting(context, "instance")] ?? 2048, MaxConcurrency: MAX_CONCURRENCY },
      },
    ],
  });
  return awsResource(context, {
    name: "config",
    type: CONFIG,
    properties: {
      EndpointConfigName: contentName(context, { type: CONFIG, logicalName: "config", content: [content, model.properties] }),
      ...content,
    },
    ...waitingForModel(context),
  });
}
