import { join } from "@zerolake/resources";
import { answerText, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { workloadIdentity } from "../access.ts";
import { machineLearning, readWorkspaceFiles } from "../aml-workspace/use-workspace.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { appName, containerApp } from "../containers/container-app.ts";
import { reportAwaitedModel, sharedModel } from "./serving-model.ts";

const PORT = 8080;
const CONCURRENCY = 20;
const SIZES: Readonly<Record<string, { readonly cpu: number; readonly memoryGb: number }>> = {
  "cpu-small": { cpu: 1, memoryGb: 2 },
  "cpu-medium": { cpu: 2, memoryGb: 4 },
  "cpu-large": { cpu: 4, memoryGb: 8 },
};

/** A container that serves models and sleeps while nobody asks. */
export const containerAppServing: Lowering = {
  cloud: "azure",
  kind: "model-serving",
  variant: "container-app",
  service: "Azure Container Apps",
  gap: "the serving image is yours; no GPU; the first answer after a pause takes some seconds; answers inside its environment only",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry", "aml-workspace"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"));
    return { ports: { endpoint: { protocol: "https", url, appName: appName(part), region: part.target.region } } };
  },
  lower: (context) => {
    reportAwaitedModel(context);
    const min = numberSetting(context, "replicasMin");
    return [
      ...workloadIdentity(context, [...pullImages(context), readWorkspaceFiles(context)]),
      containerApp(context, {
        image: containerImage(context, "serving"),
        ...(SIZES[textSetting(context, "instance")] ?? { cpu: 1, memoryGb: 2 }),
        environment: { MODEL: servedVersion(context), MLFLOW_TRACKING_URI: machineLearning(context).trackingUri, PORT: String(PORT) },
        ingress: { port: PORT, isPublic: false },
        replicas: { min, max: Math.max(1, min, numberSetting(context, "replicasMax")) },
        requestsPerReplica: CONCURRENCY,
      }),
    ];
  },
};

/** The version that somebody has chosen, as the image is told. */
function servedVersion(context: LoweringContext): string | undefined {
  return (
    sharedModel(context) ?? context.incoming("model").flatMap((peer) => answerText(context, `modelVersions.${peer.component.id}`) ?? [])[0]
  );
}
