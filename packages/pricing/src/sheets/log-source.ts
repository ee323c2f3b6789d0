import type { CostSheet } from "../cost-sheet.ts";

export const logSource: CostSheet = {
  kind: "log-source",
  basis:
    "Vendor log service as the first stop; on Google the router forwards without charge when the default bucket excludes the logs. Azure exports to a namespace with one throughput unit; http-logs is a collector of 1 vCPU and 2 GB that takes 2,000 batches/s of 100 records.",
  variables: [
    ["gbMonth", "gbDay*D"],
    ["tasks", "max(minTasks,ceil(eps/100/2000/headroom))"],
  ],
  aws: {
    "logs-subscription": [["log ingestion", "gbMonth", "aws.cloudwatch.logs"]],
    cloudtrail: { sameAs: "logs-subscription" },
  },
  azure: {
    "diagnostic-settings": [
      ["platform log export", "gbMonth", "azure.monitor.platform-logs"],
      ["throughput unit", "H", "azure.eventhubs.standard.tu"],
      ["ingress events", "eps*S/1e6", "azure.eventhubs.standard.ingress"],
    ],
    "activity-log": [
      ["throughput unit", "H", "azure.eventhubs.standard.tu"],
      ["ingress events", "eps*S/1e6", "azure.eventhubs.standard.ingress"],
    ],
    "http-logs": [
      ["vCPU", "tasks*S", "azure.containerapps.vcpu-active"],
      ["memory 2 GiB", "tasks*2*S", "azure.containerapps.memory"],
      ["requests", "eps*S/100/1e6", "azure.containerapps.requests"],
    ],
  },
  gcp: {
    "logging-sink": { free: "the sink has no meter; the Pub/Sub topic pays" },
  },
};
