import type { CostSheet } from "../cost-sheet.ts";

export const streamProcessor: CostSheet = {
  kind: "stream-processor",
  basis:
    "Parallelism is the user's. One KPU per parallel task plus the job manager; Stream Analytics about 3 MB/s per unit for stateful work (assumption); a Spark streaming job keeps its driver (4 vCPU) and executors on all month, so does one of Glue, with workers of 2 vCPU, and so do Dataflow workers of 4 vCPU and the Flink clusters. Confluent counts its units (CFU) itself: one per parallel task (assumption), of a pool that may grow.",
  variables: [
    ["gbMonth", "eps*eventBytes*S/1e9"],
    ["kpu", "parallelism+1"],
    ["vcores", "4+ceil(parallelism/4)*4"],
    ["su", "max(1,ceil(eps*eventBytes*peak/1e6/3))"],
    ["workers", "ceil(parallelism/4)"],
  ],
  aws: {
    "msf-flink": [
      ["KPU", "kpu*H", "aws.flink.kpu"],
      ["running storage 50 GB per KPU", "kpu*50", "aws.flink.storage"],
    ],
    "emr-serverless-streaming": [
      ["vCPU", "vcores*H", "aws.emr-serverless.vcpu"],
      ["memory 4 GB per vCPU", "vcores*4*H", "aws.emr-serverless.memory"],
    ],
    "glue-streaming": [["DPU, a quarter per worker", "(parallelism+1)/4*H", "aws.glue.dpu"]],
  },
  azure: {
    "stream-analytics": [["streaming units V2", "su*H", "azure.streamanalytics.su-v2"]],
    "databricks-streaming": [
      ["DBU, 0.75 per D4s", "vcores/4*0.75*H", "azure.databricks.jobs"],
      ["VM D4s_v5", "vcores/4*H", "azure.vm.d4s-v5"],
    ],
    "synapse-streaming": [["Spark vCores", "vcores*H", "azure.synapse.spark.vcore"]],
    "fabric-spark-job": { free: "part of the Fabric capacity" },
    "flink-aks": [["AKS nodes D4s_v5", "(1+ceil(parallelism/3))*H", "azure.vm.d4s-v5"]],
    "confluent-flink": [["CFU, 1 per parallel task", "parallelism*H", "azure.confluent.flink.cfu"]],
  },
  gcp: {
    dataflow: [
      ["vCPU", "workers*4*H", "gcp.dataflow.streaming.vcpu"],
      ["memory 3.75 GB per vCPU", "workers*15*H", "gcp.dataflow.memory"],
      ["Streaming Engine data", "gbMonth*2", "gcp.dataflow.streaming-engine.data"],
      ["disk 30 GB per worker", "workers*30*H", "gcp.dataflow.pd"],
    ],
    "spark-streaming": [["DCU", "vcores*H", "gcp.dataproc-serverless.dcu"]],
    "flink-dataproc": [
      ["master and workers n2-standard-4", "(1+max(2,workers))*H", "gcp.gce.n2-standard-4"],
      ["Dataproc fee", "(1+max(2,workers))*4*H", "gcp.dataproc.vcpu"],
    ],
    "confluent-flink": [["CFU, 1 per parallel task", "parallelism*H", "gcp.confluent.flink.cfu"]],
  },
};
