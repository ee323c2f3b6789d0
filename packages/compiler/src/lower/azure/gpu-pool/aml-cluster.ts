import { flagSetting, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { azureGpuMachine } from "../../../sizing/azure-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";
import { workloadIdentity } from "../access.ts";
import { clusterName, machineCluster } from "../aml-workspace/machine-cluster.ts";

/** GPU machines that come with a training and go after it. */
export const amlCluster: Lowering = {
  cloud: "azure",
  kind: "gpu-pool",
  variant: "aml-cluster",
  service: "Azure Machine Learning compute cluster",
  gap: "no L4: a T4 takes its place; large machines need a raised quota",
  minutes: [1, 3],
  needs: ["aml-workspace"],
  outputs: (part) => ({
    ports: {
      compute: {
        protocol: "aml-compute",
        clusterName: clusterName(part),
        accelerator: textSetting(part, "accelerator"),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const gpus = numberSetting(context, "gpus");
    const machine = azureGpuMachine(textSetting(context, "accelerator"), gpus);
    const perNode = gpuNodes(gpus, machine.gpus);
    reportGpus(context, machine.size);
    return [
      ...workloadIdentity(context),
      machineCluster(context, {
        machine: machine.size,
        isSpot: flagSetting(context, "spot"),
        nodes: { min: numberSetting(context, "nodesMin") * perNode, max: numberSetting(context, "nodesMax") * perNode },
        idleMinutes: numberSetting(context, "idleShutdownMinutes"),
        actors: [context, ...context.outgoing("compute").map(({ component }) => ({ component, target: context.target }))],
      }),
    ];
  },
};

/** Another accelerator than the drawing names, or more of them, is paid all the same. */
function reportGpus(context: LoweringContext, size: string): void {
  const accelerator = textSetting(context, "accelerator");
  const { gpus } = azureGpuMachine(accelerator, numberSetting(context, "gpus"));
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
