import type { CostSheet } from "../cost-sheet.ts";

export const dataQuality: CostSheet = {
  kind: "data-quality",
  basis: "A run takes two workers for six minutes at least (0.2 worker-hours) or one worker-hour per 50 GB.",
  variables: [
    ["gbPerRun", "gbDay*D/runsMonth"],
    ["wh", "runsMonth*tables*max(0.2,gbPerRun/tables/50)"],
  ],
  aws: {
    "glue-dq": [["Glue data quality DPU", "wh", "aws.glue.dpu"]],
  },
  azure: {
    "databricks-monitor": [["DBU, 1.5 per worker", "wh*1.5", "azure.databricks.jobs-serverless"]],
    "spark-rules": [["Spark vCores, 4 per worker", "wh*4", "azure.synapse.spark.vcore"]],
    "fabric-rules": { free: "part of the Fabric capacity" },
  },
  gcp: {
    "dataplex-datascan": [["Dataplex DCU, 4 per worker", "wh*4", "gcp.dataplex.dcu-premium"]],
    "databricks-monitor": { unpriced: "serverless jobs rate of Databricks on Google Cloud not found" },
  },
};
