import { type Lowering, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { hostedMachine } from "../../../sizing/azure-machines.ts";
import { billionsOf, hostedModelReplicas, isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { workloadIdentity } from "../access.ts";
import { readWorkspaceFiles } from "../aml-workspace/use-workspace.ts";
import { askEndpoint, endpointOutputs, onlineEndpoint } from "../model-serving/online-endpoint.ts";

/** An open model of the public registry on machines that always answer. */
export const huggingfaceAml: Lowering = {
  cloud: "azure",
  kind: "foundation-model",
  variant: "huggingface-aml",
  service: "Hugging Face model on an Azure Machine Learning endpoint",
  gap: "a machine runs all the time; only models of the public registry HuggingFace, none that ask for a licence there",
  minutes: [10, 30],
  needs: ["aml-workspace"],
  outputs: (part) => endpointOutputs(part, isEmbedding(part) ? "embedding" : "chat"),
  grants: { out: { endpoint: askEndpoint } },
  lower: (context) => [
    ...workloadIdentity(context, [readWorkspaceFiles(context)]),
    ...onlineEndpoint(context, {
      machines: hostedModelReplicas(numberSetting(context, "tokensPerDay"), context.target.tier),
      properties: {
        model: registryModel(context),
        instanceType: hostedMachine(billionsOf(textSetting(context, "model")), isEmbedding(context)),
        requestSettings: { maxConcurrentRequestsPerInstance: 1, requestTimeout: "PT1M30S" },
      },
    }),
  ],
};

function isEmbedding(part: Part): boolean {
  return isEmbeddingModel(textSetting(part, "model"));
}

/** The registry writes names small, with hyphens for slashes; its newest version unless one is named. */
function registryModel(part: Part): string {
  const name = textSetting(part, "model").toLowerCase().replaceAll("/", "-");
  const version = textSetting(part, "modelVersion", "");
  return `azureml://registries/HuggingFace/models/${name}/${version === "" ? "labels/latest" : `versions/${version}`}`;
}
