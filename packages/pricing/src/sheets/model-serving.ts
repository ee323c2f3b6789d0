import type { CostSheet } from "../cost-sheet.ts";

export const modelServing: CostSheet = {
  kind: "model-serving",
  basis:
    "Requests are smoothed by headroom; more replicas than replicasMax is a finding, not a cap on the cost. capacity is requests/s of one replica: cpu-small (2 vCPU) 50, cpu-medium (4) 100, cpu-large (8) 200, gpu-small 20, gpu-medium 40, gpu-large 60; instance picks the machine, not the variant. r1 to r6 are replica hours of the six sizes. Serverless inference: 50 ms a request (assumption), 2, 4 or 6 GB. Databricks: 4, 8, 16, 10.5, 78.6 and 20 DBU an hour (as remembered).",
  variables: [
    ["replicas", "max(replicasMin,ceil(requestsPerSecond*(1+shadowShare)/capacity/headroom))"],
    ["r1", "iff(instance==='cpu-small',replicas*H,0)"],
    ["r2", "iff(instance==='cpu-medium',replicas*H,0)"],
    ["r3", "iff(instance==='cpu-large',replicas*H,0)"],
    ["r4", "iff(instance==='gpu-small',replicas*H,0)"],
    ["r5", "iff(instance==='gpu-large',replicas*H,0)"],
    ["r6", "iff(instance==='gpu-medium',replicas*H,0)"],
    ["vcpuH", "r1*2+r2*4+r3*8+r4*4+r5*8+r6*8"],
    ["M", "requestsPerSecond*(1+shadowShare)*S/1e6"],
  ],
  aws: {
    "sagemaker-endpoint": [
      ["ml.m5.large", "r1", "aws.sagemaker.m5.large"],
      ["ml.m5.xlarge", "r2", "aws.sagemaker.m5.xlarge"],
      ["ml.m5.2xlarge, as 2 × ml.m5.xlarge", "r3*2", "aws.sagemaker.m5.xlarge"],
      ["ml.g5.xlarge", "r4", "aws.sagemaker.g5.xlarge"],
      ["ml.g6e.xlarge, 1 L40S", "r5", "aws.sagemaker.g6e.xlarge"],
      ["ml.g5.2xlarge", "r6", "aws.sagemaker.g5.2xlarge"],
    ],
    "sagemaker-serverless": [
      ["GB-seconds", "M*1e6*0.05*iff(instance==='cpu-small',2,iff(instance==='cpu-medium',4,6))", "aws.sagemaker.serverless"],
    ],
  },
  azure: {
    "aml-online-endpoint": [
      ["D2s_v5", "r1", "azure.vm.d2s-v5"],
      ["D4s_v5", "r2", "azure.vm.d4s-v5"],
      ["8 vCPU, 2 × D4s_v5", "r3*2", "azure.vm.d4s-v5"],
      ["NC4as_T4_v3", "r4", "azure.ml.hosting.t4"],
      ["NC24ads_A100_v4", "r5+r6", "azure.vm.nc24ads-a100"],
    ],
    "databricks-serving": [["DBU", "r1*4+r2*8+r3*16+r4*10.5+r5*78.6+r6*20", "azure.databricks.serving"]],
    "container-app": [
      ["vCPU", "vcpuH*3600", "azure.containerapps.vcpu-active"],
      ["memory 2 GiB per vCPU", "vcpuH*2*3600", "azure.containerapps.memory"],
      ["requests", "M", "azure.containerapps.requests"],
      ["T4", "r4*3600", "azure.containerapps.t4"],
      ["A100", "(r5+r6)*3600", "azure.containerapps.a100"],
    ],
  },
  gcp: {
    "vertex-endpoint": [
      ["n1-standard-2", "r1", "gcp.vertex.prediction.n1-standard-2"],
      ["n1-standard-4", "r2", "gcp.vertex.prediction.n1-standard-4"],
      ["8 vCPU, 2 × n1-standard-4", "r3*2", "gcp.vertex.prediction.n1-standard-4"],
      ["g2-standard-4", "r4", "gcp.vertex.prediction.g2-standard-4"],
      ["a2-highgpu-1g with 15 % management", "r5*1.15", "gcp.gce.a2-highgpu-1g"],
      ["g2-standard-8", "r6", "gcp.vertex.prediction.g2-standard-8"],
    ],
    "cloud-run-gpu": [
      ["vCPU, instance billing", "vcpuH", "gcp.cloudrun.vcpu-always"],
      ["memory 4 GiB per vCPU", "vcpuH*4", "gcp.cloudrun.memory-always"],
      ["L4 (two for gpu-large)", "r4+r6+r5*2", "gcp.cloudrun.l4"],
    ],
    "databricks-serving": { unpriced: "serving rate of Databricks on Google Cloud not found" },
  },
};
