import type { CostSheet } from "../cost-sheet.ts";

export const modelTraining: CostSheet = {
  kind: "model-training",
  basis:
    "With a gpu-pool attached the pool pays. Without GPUs: CPU instance, 2 hours a run. On AWS and in Databricks the machine is the one that the compiler chooses for the method. Databricks adds 0.75 DBU an hour (1 with GPU, assumption).",
  variables: [
    ["cpuHours", "iff(gpuHoursPerMonth===0,2*runsPerTraining*hoursFactor,0)"],
    ["gpuH", "iff(attached,0,gpuHoursPerMonth*hoursFactor)"],
  ],
  aws: {
    "sagemaker-training": [
      ["ml.m5.xlarge", "iff(trainingMachine==='',cpuHours,0)", "aws.sagemaker.m5.xlarge"],
      ["ml.m5.2xlarge, as 2 × ml.m5.xlarge", "iff(trainingMachine==='ml.m5.2xlarge',(cpuHours+gpuH)*2,0)", "aws.sagemaker.m5.xlarge"],
      ["ml.g5.xlarge", "iff(trainingMachine==='ml.g5.xlarge',cpuHours+gpuH,iff(trainingMachine==='',gpuH,0))", "aws.sagemaker.g5.xlarge"],
      ["ml.g5.12xlarge, 4 GPUs", "iff(trainingMachine==='ml.g5.12xlarge',cpuHours+gpuH/4,0)", "aws.sagemaker.g5.12xlarge"],
    ],
    "on-gpu-pool": { free: "the gpu-pool or cluster pays" },
  },
  azure: {
    "aml-command-job": [
      ["D4s_v5", "cpuHours", "azure.vm.d4s-v5"],
      ["NC4as_T4_v3", "gpuH", "azure.vm.nc4as-t4"],
    ],
    "databricks-training": [
      ["D4s_v5", "iff(trainingMachine==='gpu',0,cpuHours)", "azure.vm.d4s-v5"],
      ["NC4as_T4_v3", "gpuH+iff(trainingMachine==='gpu',cpuHours,0)", "azure.vm.nc4as-t4"],
      ["DBU", "cpuHours*iff(trainingMachine==='gpu',1,0.75)+gpuH", "azure.databricks.jobs"],
    ],
    "kubernetes-training": { free: "the gpu-pool or cluster pays" },
  },
  gcp: {
    "vertex-custom-job": [
      ["n1-standard-4", "cpuHours", "gcp.vertex.training.n1-standard-4"],
      ["g2-standard-4", "gpuH", "gcp.gce.g2-standard-4"],
    ],
    "gke-job": { free: "the gpu-pool or cluster pays" },
    "databricks-job": [
      ["e2-standard-4", "iff(trainingMachine==='gpu',0,cpuHours)", "gcp.gce.e2-standard-4"],
      ["g2-standard-4", "gpuH+iff(trainingMachine==='gpu',cpuHours,0)", "gcp.gce.g2-standard-4"],
      ["DBU", "cpuHours*iff(trainingMachine==='gpu',1,0.75)+gpuH", "gcp.databricks.jobs"],
    ],
  },
};
