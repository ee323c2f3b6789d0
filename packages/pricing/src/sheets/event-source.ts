import type { CostSheet } from "../cost-sheet.ts";

export const eventSource: CostSheet = {
  kind: "event-source",
  basis:
    "One event per request unless eventsPerRequest says otherwise (default 1). A collector takes 2,000 small POSTs/s per vCPU (assumption) and has 1 vCPU and 2 GB; a Lambda call has 0.5 GB and lasts 20 ms (assumption). Container Apps and API Gateway bill every request: above about 300 events/s the container on AWS is cheaper.",
  variables: [
    ["M", "eps*S/1e6/eventsPerRequest"],
    ["gbDay", "eps*eventBytes*86400/1e9"],
    ["tasks", "max(minTasks,ceil(eps/eventsPerRequest/2000/headroom))"],
    ["lcu", "max(eps/eventsPerRequest/500,gbDay/24)"],
  ],
  aws: {
    "http-to-kinesis": [["requests", "M*ceil(eventBytes*eventsPerRequest/524288)", "aws.apigateway.http"]],
    "http-lambda": [
      ["requests", "M*ceil(eventBytes*eventsPerRequest/524288)", "aws.apigateway.http"],
      ["function calls", "M", "aws.lambda.requests"],
      ["function GB-seconds", "M*1e6*0.02*0.5", "aws.lambda.duration"],
    ],
    "ecs-collector": [
      ["task vCPU", "tasks*H", "aws.fargate.vcpu"],
      ["task memory 2 GB", "tasks*2*H", "aws.fargate.memory"],
      ["load balancer", "H", "aws.alb.hour"],
      ["load balancer units", "lcu*H", "aws.alb.lcu"],
    ],
  },
  azure: {
    "container-app-collector": [
      ["vCPU", "tasks*S", "azure.containerapps.vcpu-active"],
      ["memory 2 GiB", "tasks*2*S", "azure.containerapps.memory"],
      ["requests", "M", "azure.containerapps.requests"],
    ],
    "event-hubs-rest": { free: "clients post to the namespace of the event-stream, which pays the units and the ingress" },
  },
  gcp: {
    "cloud-run": [
      ["vCPU, instance billing", "tasks*H", "gcp.cloudrun.vcpu-always"],
      ["memory 2 GiB", "tasks*2*H", "gcp.cloudrun.memory-always"],
    ],
  },
};
