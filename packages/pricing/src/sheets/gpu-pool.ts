import type { CostSheet } from "../cost-sheet.ts";

export const gpuPool: CostSheet = {
  kind: "gpu-pool",
  basis:
    "Idle time: each run leaves the nodes up for idleShutdownMinutes. HyperPod and Vertex persistent resources cost 15 % over the machine and take no spot here (assumption). gpuHoursJobs is the sum of gpuHoursPerMonth of the jobs attached, n and spotId come from the accelerator table. Take the smallest instance that holds gpus; if none does, the largest one and n = ceil(gpus / its GPUs). Two ids joined by + are added. With spot, a .spot price id is used where the snapshot has one (gcp.gce.g2-standard-4.spot, gcp.gce.a2-highgpu-1g.spot) and spotId = 1; else the list price times spotFactor. (accelerator) is the id of this table, (acceleratorListPrice) its list price whatever spot says.",
  variables: [
    ["gpuH", "gpuHoursJobs*hoursFactor"],
    ["nodeHours", "gpuH/gpus+runsPerTraining*idleShutdownMinutes/60+nodesMin*H"],
    ["mult", "iff(spot && spotId===0,spotFactor,1)*iff(spot,spotRework,1)"],
  ],
  aws: {
    "eks-gpu-nodegroup": [
      ["node hours", "nodeHours*n*mult", "(accelerator)"],
      ["disk 200 GB", "nodeHours/H*200", "aws.ebs.gp3"],
    ],
    "hyperpod-eks": [
      ["node hours with 15 % management", "nodeHours*n*1.15", "(acceleratorListPrice)"],
      ["disk 200 GB", "nodeHours/H*200", "aws.ebs.gp3"],
    ],
  },
  azure: {
    "aml-cluster": [
      ["node hours", "nodeHours*n*mult", "(accelerator)"],
      ["disk P10 ×2", "nodeHours/H*2", "azure.disk.p10"],
    ],
    "aks-gpu": [
      ["node hours", "nodeHours*n*mult", "(accelerator)"],
      ["disk P10 ×2", "nodeHours/H*2", "azure.disk.p10"],
      ["system node D4s_v5", "H", "azure.vm.d4s-v5"],
      ["uptime SLA", "iff(tier==='prototype',0,H)", "azure.aks.uptime"],
    ],
    // Runs of the service do not go to spot machines.
    "aml-attached-k8s": [
      ["node hours", "nodeHours*n", "(acceleratorListPrice)"],
      ["disk P10 ×2", "nodeHours/H*2", "azure.disk.p10"],
      ["system node D4s_v5", "H", "azure.vm.d4s-v5"],
      ["uptime SLA", "iff(tier==='prototype',0,H)", "azure.aks.uptime"],
    ],
  },
  gcp: {
    "vertex-persistent-resource": [
      ["node hours with 15 % management", "nodeHours*n*1.15", "(acceleratorListPrice)"],
      ["disk 200 GiB", "nodeHours/H*200", "gcp.pd.balanced"],
    ],
    "gke-node-pool": [
      ["node hours", "nodeHours*n*mult", "(accelerator)"],
      ["disk 200 GiB", "nodeHours/H*200", "gcp.pd.balanced"],
    ],
  },
};
