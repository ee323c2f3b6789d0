import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { extensionId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const EXTENSION = "Microsoft.KubernetesConfiguration/extensions";
/** Logical name; whoever attaches the cluster to a workspace waits for it. */
export const TRAINING_EXTENSION = "training";
const NAMESPACE = "azureml";

/** Azure Machine Learning starts runs on a pool of the cluster. */
export function isTrainedOn({ environment }: Pick<LoweringContext, "environment">): boolean {
  return environment.components("gpu-pool").some(({ variant }) => variant === "aml-attached-k8s");
}

/** What the service runs in a cluster to start its runs there; once per cluster, and not where none are started. */
export function trainingExtension(context: LoweringContext, clusterId: string): readonly DesiredResource[] {
  if (!isTrainedOn(context)) return [];
  return [
    azureResource(context, {
      name: TRAINING_EXTENSION,
      type: EXTENSION,
      id: extensionId(clusterId, EXTENSION, "azureml"),
      minutes: [5, 12],
      body: {
        identity: { type: "SystemAssigned" },
        properties: {
          extensionType: "Microsoft.AzureML.Kubernetes",
          autoUpgradeMinorVersion: true,
          releaseTrain: "stable",
          scope: { cluster: { releaseNamespace: NAMESPACE } },
          configurationSettings: { enableTraining: "True", enableInference: "False" },
        },
      },
      dependsOn: ["cluster"],
    }),
  ];
}
