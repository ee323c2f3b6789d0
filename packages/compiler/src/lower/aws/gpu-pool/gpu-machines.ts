import type { PropertyMap } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { type GpuInstance, gpuInstance, gpuNodes } from "../../../sizing/gpu-instance.ts";

const TAINT_KEY = "nvidia.com/gpu";

export interface GpuMachines {
  readonly machine: GpuInstance;
  /** Machines, as the group counts them. */
  readonly min: number;
  readonly max: number;
}

/** A node of the drawing has so many GPUs; where no machine holds them all, several make up one node. */
export function gpuMachines(part: Part): GpuMachines {
  const gpus = numberSetting(part, "gpus");
  const machine = gpuInstance(textSetting(part, "accelerator"), gpus);
  const perNode = gpuNodes(gpus, machine.gpus);
  return { machine, min: numberSetting(part, "nodesMin") * perNode, max: numberSetting(part, "nodesMax") * perNode };
}

/** How pods find the pool, and why others stay away from its dear machines. */
export function poolLabels(part: Part): Readonly<Record<string, string>> {
  return { "zerolake.dev/pool": part.component.id, "zerolake.dev/accelerator": textSetting(part, "accelerator") };
}

export const GPU_TAINT = { Key: TAINT_KEY, Value: "true", Effect: "NO_SCHEDULE" } as const;

export function computeOutputs(part: Part): PropertyMap {
  return {
    protocol: "kubernetes",
    nodeSelector: poolLabels(part),
    tolerations: [{ key: TAINT_KEY, operator: "Equal", value: "true", effect: "NoSchedule" }],
    accelerator: textSetting(part, "accelerator"),
    gpusPerNode: gpuMachines(part).machine.gpus,
    region: part.target.region,
  };
}

/** GPUs that nobody asked for are paid all the same. */
export function reportIdleGpus(context: LoweringContext): void {
  const asked = numberSetting(context, "gpus");
  const { machine } = gpuMachines(context);
  if (asked >= machine.gpus) return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-GPU-IDLE",
    message: `“${context.component.title}” asks for ${asked} GPUs per node, but the smallest machine with ${textSetting(context, "accelerator")} is ${machine.type} with ${machine.gpus}.`,
    target: { component: context.component.id, setting: "gpus" },
    why: "All GPUs of a machine are billed.",
    hint: "Choose another accelerator, or use all of its GPUs.",
  });
}
