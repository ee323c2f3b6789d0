import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { pullImages } from "../container-images.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { BALANCER_GROUP } from "./load-balancer.ts";
import type { ServiceOptions } from "./service-options.ts";
import { CONTAINER, EXECUTION_ROLE, task } from "./task.ts";
import { waiting } from "./waiting.ts";

const CLUSTER = "AWS::ECS::Cluster";
const SERVICE = "AWS::ECS::Service";
const TASKS = "ecs-tasks.amazonaws.com";
const SERVICE_GROUP = "serviceSg";
/** A task that has just started may fail its health checks for so long. */
const GRACE_SECONDS = 60;

/** A new version answers before the old one goes; what only calls out would do everything twice meanwhile. */
const SIDE_BY_SIDE = { MinimumHealthyPercent: 100, MaximumPercent: 200 } as const;
const ONE_AT_A_TIME = { MinimumHealthyPercent: 0, MaximumPercent: 100 } as const;

export function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}

export function serviceName(part: Part): string {
  return nameOf(part, SERVICE, "service");
}

/** Containers without servers, in the private subnets. */
export function fargateService(context: LoweringContext, options: ServiceOptions): readonly DesiredResource[] {
  return [
    awsResource(context, {
      name: "cluster",
      type: CLUSTER,
      properties: {
        ClusterName: clusterName(context),
        CapacityProviders: ["FARGATE", "FARGATE_SPOT"],
        ClusterSettings: [{ Name: "containerInsights", Value: "enabled" }],
      },
    }),
    logGroup(context, options.purpose),
    ...workloadRole(context, { services: [TASKS], baseline: options.roleRights ?? [] }),
    ...workloadRole(context, {
      name: EXECUTION_ROLE,
      services: [TASKS],
      baseline: [writeLogs(context, options.purpose), ...pullImages(context), ...options.readSecrets],
    }),
    serviceGroup(context, options),
    task(context, options),
    service(context, options),
  ];
}

function serviceGroup(context: LoweringContext, { port, healthPort, isBalanced }: ServiceOptions): DesiredResource {
  const description = `service of ${context.component.id}`;
  if (!isBalanced) return securityGroup(context, { name: SERVICE_GROUP, description });
  const SourceSecurityGroupId = securityGroupId(context, BALANCER_GROUP);
  return securityGroup(context, {
    name: SERVICE_GROUP,
    description,
    ingress: [port, ...(healthPort === undefined ? [] : [healthPort])].map((open) => ({
      IpProtocol: "tcp",
      FromPort: open,
      ToPort: open,
      SourceSecurityGroupId,
      Description: "from the load balancer",
    })),
  });
}

function service(context: LoweringContext, options: ServiceOptions): DesiredResource {
  return awsResource(context, {
    name: "service",
    type: SERVICE,
    minutes: [2, 6],
    properties: {
      ServiceName: serviceName(context),
      Cluster: ref(context, "cluster", "Arn"),
      TaskDefinition: ref(context, "task", "TaskDefinitionArn"),
      DesiredCount: options.replicas.min,
      CapacityProviderStrategy: [{ CapacityProvider: usesSpot(context, options) ? "FARGATE_SPOT" : "FARGATE", Weight: 1 }],
      PropagateTags: "SERVICE",
      HealthCheckGracePeriodSeconds: options.isBalanced ? GRACE_SECONDS : undefined,
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: "DISABLED",
          SecurityGroups: [securityGroupId(context, SERVICE_GROUP)],
          Subnets: privateNetwork(context).privateSubnetIds,
        },
      },
      LoadBalancers: options.isBalanced
        ? [{ ContainerName: CONTAINER, ContainerPort: options.port, TargetGroupArn: ref(context, "targetGroup", "TargetGroupArn") }]
        : undefined,
      DeploymentConfiguration: {
        ...(options.isBalanced ? SIDE_BY_SIDE : ONE_AT_A_TIME),
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    },
    // The target group must hang on a listener, and a task starts at once with both roles.
    dependsOn: [
      ...(options.isBalanced ? ["listener"] : []),
      policyLogicalName(),
      policyLogicalName(EXECUTION_ROLE),
      ...(options.dependsOn ?? []),
    ],
    ...waiting(options),
  });
}

function usesSpot(context: LoweringContext, options: ServiceOptions): boolean {
  return options.isInterruptible && context.target.tier === "prototype";
}
