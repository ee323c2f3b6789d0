import { flagSetting, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { azureGpuMachine } from "../../../sizing/azure-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { reportGpus } from "./report-gpus.ts";

const POOL = "Microsoft.ContainerService/managedClusters/agentPools";
const TAINT = "sku=gpu:NoSchedule";

/** GPU machines of the drawn cluster, which come with a job and go after it. */
export const aksGpu: Lowering = {
  cloud: "azure",
  kind: "gpu-pool",
  variant: "aks-gpu",
  service: "Azure Kubernetes Service GPU node pool",
  gap: "NVIDIA's device plugin is applied through Kubernetes; no L4: a T4 takes its place",
  minutes: [4, 10],
  needs: ["kubernetes-cluster"],
  outputs: (part) => ({
    ports: {
      compute: {
        protocol: "kubernetes",
        nodeSelector: { "zerolake.dev/pool": part.component.id },
        tolerations: [{ key: "sku", operator: "Equal", value: "gpu", effect: "NoSchedule" }],
        accelerator: textSetting(part, "accelerator"),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const { clusterId, clusterAddress } = context.platform("kubernetes-cluster") ?? {};
    const gpus = numberSetting(context, "gpus");
    const machine = azureGpuMachine(textSetting(context, "accelerator"), gpus);
    const perNode = gpuNodes(gpus, machine.gpus);
    const min = numberSetting(context, "nodesMin") * perNode;
    reportGpus(context, machine);
    return [
      azureResource(context, {
        name: "pool",
        type: POOL,
        id: `${String(clusterId)}/agentPools/${nameOf(context, POOL, "pool")}`,
        minutes: [4, 10],
        body: {
          properties: {
            ...nodes(context, machine.size),
            minCount: min,
            maxCount: Math.max(1, numberSetting(context, "nodesMax") * perNode),
            count: min,
          },
        },
        dependsOn: [String(clusterAddress)],
      }),
    ];
  },
};

function nodes(context: LoweringContext, vmSize: string) {
  const isSpot = flagSetting(context, "spot");
  return {
    mode: "User",
    vmSize,
    osType: "Linux",
    osSKU: "Ubuntu",
    type: "VirtualMachineScaleSets",
    enableAutoScaling: true,
    scaleSetPriority: isSpot ? "Spot" : "Regular",
    scaleSetEvictionPolicy: isSpot ? "Delete" : undefined,
    spotMaxPrice: isSpot ? -1 : undefined,
    gpuProfile: { driver: "Install" },
    nodeTaints: [TAINT],
    nodeLabels: { "zerolake.dev/pool": context.component.id },
    osDiskType: "Ephemeral",
    availabilityZones: ["1"],
  };
}
