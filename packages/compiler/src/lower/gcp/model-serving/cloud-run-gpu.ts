import { type DesiredResource, reference } from "@zerolake/resources";
import { answerText, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { googleServingMachine } from "../../../sizing/google-machines.ts";
import { containerImage } from "../../container-image.ts";
import { addressIn } from "../../part-address.ts";
import { beforeProgram, program, waitingForImage } from "../cloud-run/program.ts";
import { callService, SERVICE, serviceName } from "../cloud-run/service.ts";
import { workloadIdentity } from "../iam.ts";
import { gcpResource } from "../resource.ts";

const PORT = 8080;
const SIZES = { cpu: { cpu: "4", memory: "16Gi" }, gpu: { cpu: "8", memory: "32Gi" } } as const;

/** A container that serves models and sleeps while nobody asks. */
export const cloudRunGpu: Lowering = {
  cloud: "gcp",
  kind: "model-serving",
  variant: "cloud-run-gpu",
  service: "Cloud Run",
  gap: "the serving image is yours; one L4 at most, in some regions; the first answer after a pause takes long",
  minutes: [2, 6],
  outputs: (part) => ({
    ports: { endpoint: { protocol: "https", url: reference(addressIn(part, "service"), "uri"), region: part.target.region } },
  }),
  grants: { out: { endpoint: (self) => [callService(self)] } },
  lower: (context) => [...workloadIdentity(context), service(context)],
};

/** The version that somebody has chosen, where the image asks for one. */
function servedModel(context: LoweringContext): string | undefined {
  return context.incoming("model").flatMap((peer) => answerText(context, `models.${peer.component.id}`) ?? [])[0];
}

function service(context: LoweringContext): DesiredResource {
  const image = containerImage(context, "serving");
  const hasGpu = googleServingMachine(textSetting(context, "instance")).acceleratorType !== undefined;
  const min = numberSetting(context, "replicasMin");
  const [model] = context.incoming("model");
  const template = program(context, {
    image,
    environment: {
      MODEL: servedModel(context),
      MODELS_URI: model?.outputs["uri"],
      MLFLOW_TRACKING_URI: model?.outputs["trackingUri"],
      ZEROLAKE_IN_FEATURES: context.incoming("features")[0]?.outputs["uri"],
    },
    ...(hasGpu ? SIZES.gpu : SIZES.cpu),
    port: PORT,
    ...(hasGpu ? { gpus: 1 } : {}),
  });
  return gcpResource(context, {
    name: "service",
    type: SERVICE,
    at: { name: serviceName(context) },
    properties: {
      ingress: "INGRESS_TRAFFIC_INTERNAL_ONLY",
      template: {
        ...template,
        scaling: { minInstanceCount: min, maxInstanceCount: Math.max(1, min, numberSetting(context, "replicasMax")) },
        nodeSelector: hasGpu ? { accelerator: "nvidia-l4" } : undefined,
        gpuZonalRedundancyDisabled: hasGpu || undefined,
      },
    },
    dependsOn: beforeProgram(context),
    minutes: [2, 6],
    ...waitingForImage(image),
  });
}
