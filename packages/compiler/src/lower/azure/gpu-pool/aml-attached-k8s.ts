import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { azureGpuMachine, gpuJobMemoryGb } from "../../../sizing/azure-machines.ts";
import type { LooseMap } from "../../loose-map.ts";
import { workloadIdentity } from "../access.ts";
import { computePort, workspaceCompute } from "../aml-workspace/workspace-compute.ts";
import { poolLabels } from "../kubernetes-cluster/node-pool.ts";
import { gpuNodePool } from "./gpu-node-pool.ts";

/** The only taint of its own machines that the service lets its runs pass by. */
const TAINT = "ml.azure.com/amlarc-workload=true:NoSchedule";
const INSTANCE_TYPE = "gpu";
/** Where runs are put in the cluster; it is always there. */
const NAMESPACE = "default";
const GPU = "nvidia.com/gpu";

/** GPU machines of the drawn cluster on which Azure Machine Learning starts its runs. */
export const amlAttachedKubernetes: Lowering = {
  cloud: "azure",
  kind: "gpu-pool",
  variant: "aml-attached-k8s",
  service: "Kubernetes compute of Azure Machine Learning",
  gap: "no spot machines, because its runs do not go there; no L4: a T4 takes its place; the cluster keeps its local accounts, which the service signs in with",
  minutes: [8, 20],
  needs: ["kubernetes-cluster", "aml-workspace"],
  outputs: (part) => ({ ports: { compute: computePort(part) } }),
  refuses: (_self, data, direction, peer) =>
    data === "compute" && direction === "out" && peer.component.kind === "embedding-job"
      ? `The machines take only runs of Azure Machine Learning: draw another GPU cluster for “${peer.component.title}”.`
      : undefined,
  lower: (context) => {
    reportSpot(context);
    return [...workloadIdentity(context), gpuNodePool(context, { taint: TAINT, isSpot: false }), attached(context)];
  },
};

function attached(context: LoweringContext): DesiredResource {
  const { clusterId, clusterAddress, trainingAddress } = context.platform("kubernetes-cluster") ?? {};
  return workspaceCompute(context, {
    minutes: [4, 10],
    actors: [context, ...context.outgoing("compute").map(({ component }) => ({ component, target: context.target }))],
    properties: {
      computeType: "Kubernetes",
      resourceId: clusterId,
      properties: { namespace: NAMESPACE, defaultInstanceType: INSTANCE_TYPE, instanceTypes: { [INSTANCE_TYPE]: instanceType(context) } },
    },
    dependsOn: [String(clusterAddress), String(trainingAddress), "pool"],
  });
}

/** What one run gets: all GPUs of a machine. */
function instanceType(context: LoweringContext): LooseMap {
  const accelerator = textSetting(context, "accelerator");
  const gpus = String(azureGpuMachine(accelerator, numberSetting(context, "gpus")).gpus);
  const memory = `${gpuJobMemoryGb(accelerator) * Number(gpus)}Gi`;
  return {
    nodeSelector: poolLabels(context),
    resources: { requests: { cpu: "1", memory: "4Gi", [GPU]: gpus }, limits: { memory, [GPU]: gpus } },
  };
}

function reportSpot(context: LoweringContext): void {
  if (!flagSetting(context, "spot")) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-ATTACHED-SPOT",
    message: `“${context.component.title}” has no spot machines: runs of Azure Machine Learning do not go to spot machines of a cluster.`,
    target: { component: context.component.id, setting: "spot" },
    why: "Azure marks spot machines, and the service's runs pass by its own marks only.",
    hint: "Turn spot machines off, or choose the engine “Automatic”: the service's own machines may be spot.",
  });
}
