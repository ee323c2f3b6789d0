import type { CostSheet } from "../cost-sheet.ts";

export const appService: CostSheet = {
  kind: "app-service",
  basis: "100 requests/s per vCPU (assumption). Container Apps bill a lower rate while idle, and every request at any load.",
  variables: [
    ["replicas", "max(replicasMin,ceil(requestsPerSecond/(100*cpu)/headroom))"],
    ["M", "requestsPerSecond*S/1e6"],
    ["lcu", "max(requestsPerSecond/500,requestsPerSecond*responseKb*3600/1e6)"],
    ["busy", "min(1,requestsPerSecond/(100*cpu)/replicas)"],
  ],
  aws: {
    "ecs-fargate": [
      ["vCPU", "replicas*cpu*H", "aws.fargate.vcpu"],
      ["memory", "replicas*memoryGb*H", "aws.fargate.memory"],
      ["load balancer", "H", "aws.alb.hour"],
      ["load balancer units", "lcu*H", "aws.alb.lcu"],
    ],
  },
  azure: {
    "container-apps": [
      ["vCPU active", "replicas*cpu*S*busy", "azure.containerapps.vcpu-active"],
      ["vCPU idle", "replicas*cpu*S*(1-busy)", "azure.containerapps.vcpu-idle"],
      ["memory", "replicas*memoryGb*S", "azure.containerapps.memory"],
      ["requests", "M", "azure.containerapps.requests"],
    ],
  },
  gcp: {
    "cloud-run": [
      ["vCPU, instance billing", "replicas*cpu*H", "gcp.cloudrun.vcpu-always"],
      ["memory", "replicas*memoryGb*H", "gcp.cloudrun.memory-always"],
    ],
    gke: [["load balancer rule, pods run on the drawn cluster", "H", "gcp.lb.rule"]],
  },
};
