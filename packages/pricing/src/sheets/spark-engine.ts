import type { CostSheet } from "../cost-sheet.ts";

export const sparkEngine: CostSheet = {
  kind: "spark-engine",
  basis:
    "Average workers = minimum + half of the span + 1 driver. spotShare matters only for clusters; serverless engines have no spot price. Databricks clusters list the VM and the DBU as two lines; Databricks serverless includes the VM and takes 1.5 DBU per 4 vCPU (assumption: Photon doubles the classic 0.75; no credit for its speed).",
  variables: [
    ["workers", "workersMin+0.5*(workersMax-workersMin)+1"],
    ["h", "workers*workerUnits*hoursPerDay*D*hoursFactor"],
    ["spot", "spotShare*spotFactor*spotRework+(1-spotShare)"],
  ],
  aws: {
    "emr-serverless": [
      ["vCPU, 4 per worker", "h*4", "aws.emr-serverless.vcpu"],
      ["memory, 16 GB per worker", "h*16", "aws.emr-serverless.memory"],
    ],
    glue: [["DPU", "h", "aws.glue.dpu"]],
    "emr-ec2": [
      ["EC2 m5.xlarge", "h*spot", "aws.ec2.m5.xlarge"],
      ["EMR uplift", "h", "aws.emr-ec2.m5.xlarge"],
    ],
    databricks: [
      ["DBU, 0.69 per m5.xlarge", "h*0.69", "aws.databricks.jobs"],
      ["EC2 m5.xlarge", "h*spot", "aws.ec2.m5.xlarge"],
    ],
    equivalent: { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
  azure: {
    "databricks-serverless": [["DBU, 1.5 per worker, VM included", "h*1.5", "azure.databricks.jobs-serverless"]],
    "databricks-cluster": [
      ["DBU, 0.75 per D4s", "h*0.75", "azure.databricks.jobs"],
      ["VM D4s_v5", "h*spot", "azure.vm.d4s-v5"],
    ],
    "synapse-spark": [["Spark vCores", "h*4", "azure.synapse.spark.vcore"]],
    "fabric-spark": { free: "part of the Fabric capacity" },
  },
  gcp: {
    "dataproc-serverless": [
      ["DCU, 4 per worker", "h*4", "gcp.dataproc-serverless.dcu"],
      ["shuffle storage 100 GB per worker", "h*100/730", "gcp.dataproc-serverless.shuffle"],
    ],
    "dataproc-cluster": [
      ["e2-standard-4", "h*spot", "gcp.gce.e2-standard-4"],
      ["Dataproc fee", "h*4", "gcp.dataproc.vcpu"],
    ],
    databricks: [
      ["DBU, 0.75 per e2-standard-4", "h*0.75", "gcp.databricks.jobs"],
      ["e2-standard-4", "h*spot", "gcp.gce.e2-standard-4"],
    ],
    other: { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
};
