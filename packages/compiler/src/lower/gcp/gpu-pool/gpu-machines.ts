import type { LoweringContext, Part } from "../../../lowering.ts";
import { numberSetting, textSetting } from "../../../lowering.ts";
import { type GoogleGpuMachine, googleGpuMachine } from "../../../sizing/google-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";

export interface GpuMachines {
  readonly machine: GoogleGpuMachine;
  /** Machines, as the pool counts them. */
  readonly min: number;
  readonly max: number;
}

/** A node of the drawing has so many GPUs; where no machine holds them all, several make up one node. */
export function gpuMachines(part: Pick<Part, "component">): GpuMachines {
  const gpus = numberSetting(part, "gpus");
  const machine = googleGpuMachine(textSetting(part, "accelerator"), gpus);
  const perNode = gpuNodes(gpus, machine.gpus);
  return { machine, min: numberSetting(part, "nodesMin") * perNode, max: numberSetting(part, "nodesMax") * perNode };
}

/** GPUs that nobody asked for are paid all the same, and another accelerator than asked for is said. */
export function reportGpus(context: LoweringContext): void {
  const asked = numberSetting(context, "gpus");
  const { machine } = gpuMachines(context);
  if (asked < machine.gpus) {
    context.report({
      severity: "warning",
      code: "ZL-GCP-GPU-IDLE",
      message: `“${context.component.title}” asks for ${asked} GPUs per node, but the smallest machine with ${textSetting(context, "accelerator")} is ${machine.machineType} with ${machine.gpus}.`,
      target: { component: context.component.id, setting: "gpus" },
      why: "All GPUs of a machine are billed.",
      hint: "Choose another accelerator, or use all of its GPUs.",
    });
  }
  if (textSetting(context, "accelerator") === "a10g") {
    context.report({
      severity: "info",
      code: "ZL-GCP-GPU-OTHER",
      message: `“${context.component.title}” gets L4 GPUs: Google has no A10G.`,
      target: { component: context.component.id, setting: "accelerator" },
      hint: "Choose L4, or a larger accelerator.",
    });
  }
}
