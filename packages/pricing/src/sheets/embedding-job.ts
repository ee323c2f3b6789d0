import type { CostSheet } from "../cost-sheet.ts";

export const embeddingJob: CostSheet = {
  kind: "embedding-job",
  basis:
    "Own GPU only when neither an endpoint nor a compute edge feeds it; 300 chunks/s on one L4, T4 or A10G (assumption; small models reach 1,500, bge-m3 about 100). With an endpoint the job only calls it: 100 chunks/s, at least a minute a run (assumption). On AWS the machine is the one of the tier, also when it only calls; without a GPU it does 15 chunks/s (assumption). The local-model job of Cloud Run takes 8 vCPU, 30 chunks/s (assumption), and an L4 above 100,000 documents a day.",
  variables: [
    ["chunks", "iff(chunkSize>0,ceil(tokensPerDocument/max(1,chunkSize-chunkOverlap)),piecesWhole)"],
    ["vectorsPerDay", "documentsPerDay*chunks"],
    ["gpuH", "iff(endpointAttached || attached,0,max(0.5*runsPerMonth/60,vectorsPerDay*D/300/3600))"],
    ["gpuJob", "iff(documentsPerDay>1e5,1,0)"],
    ["localH", "iff(gpuJob===1 || gpuH===0,gpuH,max(0.5*runsPerMonth/60,vectorsPerDay*D/30/3600))"],
    ["cpuEmbedH", "iff(gpuH===0,0,max(0.5*runsPerMonth/60,vectorsPerDay*D/15/3600))"],
    ["callH", "iff(endpointAttached,max(runsPerMonth/60,vectorsPerDay*D/100/3600),0)"],
  ],
  aws: {
    "sagemaker-processing": [
      ["ml.m5.xlarge", "iff(embeddingMachine==='ml.m5.xlarge',cpuEmbedH+callH,0)", "aws.sagemaker.m5.xlarge"],
      ["ml.g5.xlarge", "iff(embeddingMachine==='ml.g5.xlarge',gpuH+callH,0)", "aws.sagemaker.g5.xlarge"],
      ["ml.g5.2xlarge", "iff(embeddingMachine==='ml.g5.2xlarge',gpuH+callH,0)", "aws.sagemaker.g5.2xlarge"],
    ],
    "stream-lambda": [
      ["function calls, batches of 10", "vectorsPerDay*D/10/1e6", "aws.lambda.requests"],
      ["function GB-seconds, 1 GB, 1 s a batch", "vectorsPerDay*D/10", "aws.lambda.duration"],
    ],
    "on-compute": { free: "the gpu-pool or cluster pays" },
  },
  azure: {
    "container-apps-job": [
      ["T4", "gpuH*3600", "azure.containerapps.t4"],
      ["vCPU 4 with the GPU, else 1", "(gpuH*4+callH)*3600", "azure.containerapps.vcpu-active"],
      ["memory 2 GiB per vCPU", "(gpuH*8+callH*2)*3600", "azure.containerapps.memory"],
    ],
    "ai-search-indexer": { free: "the indexer and text splitting have no meter; search units and embedding tokens pay" },
    "databricks-embedding": [
      ["NC4as_T4_v3", "gpuH", "azure.vm.nc4as-t4"],
      ["DBU", "gpuH", "azure.databricks.jobs"],
      ["DBU, calling the endpoint", "callH*1.5", "azure.databricks.jobs-serverless"],
    ],
    "aks-gpu-job": { free: "the gpu-pool or cluster pays" },
  },
  gcp: {
    "cloud-run-job": [
      ["vCPU 4", "callH*4", "gcp.cloudrun.vcpu-always"],
      ["memory 8 GiB", "callH*8", "gcp.cloudrun.memory-always"],
    ],
    "cloud-run-local-model": [
      ["L4", "gpuJob*localH", "gcp.cloudrun.l4"],
      ["vCPU 8", "localH*8", "gcp.cloudrun.vcpu-always"],
      ["memory 32 GiB", "localH*32", "gcp.cloudrun.memory-always"],
    ],
    "gke-embed-job": { free: "the gpu-pool or cluster pays" },
    "dataflow-embed": [
      ["vCPU 4", "4*H", "gcp.dataflow.streaming.vcpu"],
      ["memory 15 GB", "15*H", "gcp.dataflow.memory"],
    ],
  },
};
