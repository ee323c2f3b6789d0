import type { CostSheet } from "../cost-sheet.ts";

export const monitoring: CostSheet = {
  kind: "monitoring",
  basis: "Log volume per running component and tier.",
  variables: [
    ["logGb", "logGbPerComponentDay*runningComponents*D"],
    ["metrics", "metricsPerComponent*runningComponents"],
    ["alarms", "alarmsPerComponent*runningComponents"],
  ],
  aws: {
    cloudwatch: [
      ["log ingestion", "logGb", "aws.cloudwatch.logs"],
      ["log storage, one month", "logGb", "aws.cloudwatch.storage"],
      ["custom metrics", "metrics", "aws.cloudwatch.metric"],
      ["alarms", "alarms", "aws.cloudwatch.alarm"],
      ["dashboard", "1", "aws.cloudwatch.dashboard"],
    ],
  },
  azure: {
    "azure-monitor": [
      ["log ingestion", "logGb", "azure.loganalytics.ingest"],
      ["metric alerts", "alarms", "azure.monitor.alert.metric"],
    ],
  },
  gcp: {
    "cloud-monitoring": [
      ["log ingestion", "logGb/1.073741824", "gcp.logging.ingest"],
      ["custom metrics, 0.334 MiB each", "metrics*0.334", "gcp.monitoring.ingest"],
    ],
  },
};
