import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { azureGpuMachine } from "../../../sizing/azure-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";
import { nodePool, poolLabels } from "../kubernetes-cluster/node-pool.ts";
import { reportGpus } from "./report-gpus.ts";

export interface GpuNodePool {
  /** Keeps everything away that was not made for these machines. */
  readonly taint: string;
  readonly isSpot: boolean;
}

/** GPU machines of the drawn cluster, which come with a job and go after it. */
export function gpuNodePool(context: LoweringContext, { taint, isSpot }: GpuNodePool): DesiredResource {
  const gpus = numberSetting(context, "gpus");
  const machine = azureGpuMachine(textSetting(context, "accelerator"), gpus);
  const perNode = gpuNodes(gpus, machine.gpus);
  const min = numberSetting(context, "nodesMin") * perNode;
  reportGpus(context, machine);
  return nodePool(context, {
    minutes: [4, 10],
    properties: {
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
  });
}
