import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { azureGpuMachine } from "../../../sizing/azure-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { reportGpus } from "./report-gpus.ts";

const POOL = "Microsoft.ContainerService/managedClusters/agentPools";

export interface GpuNodePool {
  /** Keeps everything away that was not made for these machines. */
  readonly taint: string;
  readonly isSpot: boolean;
}

/** By which jobs find the machines of a pool. */
export function poolLabels(part: Pick<Part, "component">) {
  return { "zerolake.dev/pool": part.component.id };
}

/** GPU machines of the drawn cluster, which come with a job and go after it. */
export function gpuNodePool(context: LoweringContext, { taint, isSpot }: GpuNodePool): DesiredResource {
  const { clusterId, clusterAddress } = context.platform("kubernetes-cluster") ?? {};
  const gpus = numberSetting(context, "gpus");
  const machine = azureGpuMachine(textSetting(context, "accelerator"), gpus);
  const perNode = gpuNodes(gpus, machine.gpus);
  const min = numberSetting(context, "nodesMin") * perNode;
  reportGpus(context, machine);
  return azureResource(context, {
    name: "pool",
    type: POOL,
    id: `${String(clusterId)}/agentPools/${nameOf(context, POOL, "pool")}`,
    minutes: [4, 10],
    body: {
      properties: {
        mode: "User",
        vmSize: machine.size,
        osType: "Linux",
        osSKU: "Ubuntu",
        type: "VirtualMachineScaleSets",
        enableAutoScaling: true,
        scaleSetPriority: isSpot ? "Spot" : "Regular",
        scaleSetEvictionPolicy: isSpot ? "Delete" : undefined,
        spotMaxPrice: isSpot ? -1 : undefined,
        gpuProfile: { driver: "Install" },
        nodeTaints: [taint],
        nodeLabels: poolLabels(context),
        osDiskType: "Ephemeral",
        availabilityZones: ["1"],
        minCount: min,
        maxCount: Math.max(1, numberSetting(context, "nodesMax") * perNode),
        count: min,
      },
    },
    dependsOn: [String(clusterAddress)],
  });
}
