import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { googleGpuMachine } from "../../../sizing/google-machines.ts";
import { hostedModelMachine, hostedModelReplicas, isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const DEPLOYMENT = "aiplatform.modelGardenDeployment";

/** An open model on machines that always answer, in the serving container that Google's model garden chooses for it. */
export const huggingface: Lowering = {
  cloud: "gcp",
  kind: "foundation-model",
  variant: "huggingface",
  service: "Hugging Face model from Vertex AI's model garden",
  gap: "a machine runs all the time; models that ask for a licence at the hub are not loaded; another model replaces the endpoint",
  minutes: [10, 30],
  outputs: (part) => ({
    ports: {
      endpoint: {
        protocol: "vertex-predict",
        uri: `vertex://${part.target.region}/${part.target.account}/${endpointName(part)}`,
        task: isEmbeddingModel(textSetting(part, "model")) ? "embedding" : "chat",
        region: part.target.region,
      },
    },
  }),
  // The service has no policy per endpoint.
  grants: { out: { endpoint: (self) => [grant("roles/aiplatform.user", onProject(self))] } },
  lower: (context) => [deployment(context)],
};

function endpointName(part: Part): string {
  return nameOf(part, DEPLOYMENT, "deployment");
}

/** One request makes the model, the endpoint and what runs behind it; all three bear the same name. */
function deployment(context: LoweringContext): DesiredResource {
  const name = endpointName(context);
  const model = textSetting(context, "model");
  const machine = googleGpuMachine("l4", hostedModelMachine(model).gpus);
  const replicas = hostedModelReplicas(numberSetting(context, "tokensPerDay"), context.target.tier);
  return gcpResource(context, {
    name: "deployment",
    type: DEPLOYMENT,
    at: { name },
    properties: {
      huggingFaceModelId: model,
      modelConfig: { acceptEula: flagSetting(context, "eulaAccepted"), modelUserId: name, modelDisplayName: context.component.title },
      endpointConfig: { endpointUserId: name, endpointDisplayName: context.component.title, dedicatedEndpointDisabled: true },
      deployConfig: {
        dedicatedResources: {
          machineSpec: { machineType: machine.machineType, acceleratorType: machine.vertexAccelerator, acceleratorCount: machine.gpus },
          minReplicaCount: replicas,
          maxReplicaCount: replicas,
        },
      },
    },
    minutes: [10, 30],
  });
}
