import { flagSetting, type Lowering, numberSetting, textSetting } from "../../../lowering.ts";
import { azureGpuMachine } from "../../../sizing/azure-machines.ts";
import { gpuNodes } from "../../../sizing/gpu-instance.ts";
import { workloadIdentity } from "../access.ts";
import { machineCluster } from "../aml-workspace/machine-cluster.ts";
import { computePort } from "../aml-workspace/workspace-compute.ts";
import { reportGpus } from "./report-gpus.ts";

/** GPU machines that come with a training and go after it. */
export const amlCluster: Lowering = {
  cloud: "azure",
  kind: "gpu-pool",
  variant: "aml-cluster",
  service: "Azure Machine Learning compute cluster",
  gap: "no L4: a T4 takes its place; large machines need a raised quota",
  minutes: [1, 3],
  needs: ["aml-workspace"],
  outputs: (part) => ({ ports: { compute: computePort(part) } }),
  lower: (context) => {
    const gpus = numberSetting(context, "gpus");
    const machine = azureGpuMachine(textSetting(context, "accelerator"), gpus);
    const perNode = gpuNodes(gpus, machine.gpus);
    reportGpus(context, machine);
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
