import { flagSetting, type Lowering, textSetting } from "../../../lowering.ts";
import { poolLabels } from "../kubernetes-cluster/node-pool.ts";
import { gpuNodePool } from "./gpu-node-pool.ts";

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
        nodeSelector: poolLabels(part),
        tolerations: [{ key: "sku", operator: "Equal", value: "gpu", effect: "NoSchedule" }],
        accelerator: textSetting(part, "accelerator"),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => [gpuNodePool(context, { taint: TAINT, isSpot: flagSetting(context, "spot") })],
};
