import { type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import type { GpuMachine } from "../../../sizing/azure-machines.ts";

/** Another accelerator than the drawing names, or more of them, is paid all the same. */
export function reportGpus(context: LoweringContext, { size, gpus }: GpuMachine): void {
  const accelerator = textSetting(context, "accelerator");
  const isOther = accelerator === "l4";
  if (!isOther && numberSetting(context, "gpus") >= gpus) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-GPU-MACHINE",
    message: isOther
      ? `“${context.component.title}” runs on T4 GPUs (${size}): Azure has no L4.`
      : `“${context.component.title}” asks for ${numberSetting(context, "gpus")} GPUs per node, but the smallest machine with ${accelerator} is ${size} with ${gpus}.`,
    target: { component: context.component.id, setting: isOther ? "accelerator" : "gpus" },
    why: isOther ? "A T4 has 16 GB and is slower." : "All GPUs of a machine are billed.",
    hint: "Choose another accelerator, or use all of its GPUs.",
  });
}
