import type { CostSheet } from "../cost-sheet.ts";

export const feedSource: CostSheet = {
  kind: "feed-source",
  basis: "A poll job is busy a tenth of the month (assumption).",
  variables: [["tasks", "iff(redundancy>1,2,1)"]],
  aws: {
    "ecs-fargate": [
      ["vCPU", "tasks*0.25*H", "aws.fargate.vcpu"],
      ["memory", "tasks*0.5*H", "aws.fargate.memory"],
    ],
  },
  azure: {
    "websocket-app": [
      ["vCPU", "tasks*0.25*S", "azure.containerapps.vcpu-active"],
      ["memory", "tasks*0.5*S", "azure.containerapps.memory"],
    ],
    "poll-job": [
      ["vCPU", "0.25*S*0.1", "azure.containerapps.vcpu-active"],
      ["memory", "0.5*S*0.1", "azure.containerapps.memory"],
    ],
  },
  gcp: {
    "cloud-run-worker": [
      ["vCPU", "tasks*0.25*H", "gcp.cloudrun.vcpu-always"],
      ["memory", "tasks*0.5*H", "gcp.cloudrun.memory-always"],
    ],
  },
};
