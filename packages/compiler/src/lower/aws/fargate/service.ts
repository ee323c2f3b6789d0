import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { type FargateSize, fargateSize } from "../../../sizing/fargate-size.ts";
import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { pullImages } from "../container-images.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, logGroupName, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { BALANCER_GROUP } from "./load-balancer.ts";

const CLUSTER = "AWS::ECS::Cluster";
const SERVICE = "AWS::ECS::Service";
const TASK = "AWS::ECS::TaskDefinition";
const TASKS = "ecs-tasks.amazonaws.com";
const EXECUTION_ROLE = "executionRole";
const SERVICE_GROUP = "serviceSg";
const CONTAINER = "app";
/** A task that has just started may fail its health checks for so long. */
const GRACE_SECONDS = 60;

/** A new version answers before the old one goes; what only calls out would do everything twice meanwhile. */
const SIDE_BY_SIDE = { MinimumHealthyPercent: 100, MaximumPercent: 200 } as const;
const ONE_AT_A_TIME = { MinimumHealthyPercent: 0, MaximumPercent: 100 } as const;

export interface ServiceOptions {
  /** What writes the log, and the prefix of its streams. */
  readonly purpose: string;
  /** By digest; without one everything around the service is made and it waits. */
  readonly image: string | undefined;
  readonly cpu: number;
  readonly memoryGb: number;
  readonly port: number;
  /** Answers callers through the component's load balancer; otherwise it only calls out, and never runs twice at once. */
  readonly isBalanced: boolean;
  readonly environment: Readonly<Record<string, Value>>;
  /** Variable → ARN of the secret. */
  readonly secrets: Readonly<Record<string, Value>>;
  /** What the service needs to hand those secrets to the container. */
  readonly readSecrets: readonly Statement[];
  /** May run on spare machines in a prototype: a task can be taken away with what it has in hand. */
  readonly isInterruptible: boolean;
  /** Something other than an image that it cannot start without. */
  readonly waitsFor?: string | undefined;
  readonly replicas: { readonly min: number; readonly max: number };
}

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
    ...workloadRole(context, { services: [TASKS] }),
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

function serviceGroup(context: LoweringContext, { port, isBalanced }: ServiceOptions): DesiredResource {
  const description = `service of ${context.component.id}`;
  if (!isBalanced) return securityGroup(context, { name: SERVICE_GROUP, description });
  const SourceSecurityGroupId = securityGroupId(context, BALANCER_GROUP);
  return securityGroup(context, {
    name: SERVICE_GROUP,
    description,
    ingress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, SourceSecurityGroupId, Description: "from the load balancer" }],
  });
}

function task(context: LoweringContext, options: ServiceOptions): DesiredResource {
  const size: FargateSize = fargateSize(options.cpu, options.memoryGb);
  const secrets = Object.entries(options.secrets).map(([Name, ValueFrom]) => ({ Name, ValueFrom }));
  return awsResource(context, {
    name: "task",
    type: TASK,
    properties: {
      Family: nameOf(context, TASK, "task"),
      RequiresCompatibilities: ["FARGATE"],
      NetworkMode: "awsvpc",
      Cpu: String(size.cpuUnits),
      Memory: String(size.memoryMb),
      RuntimePlatform: { CpuArchitecture: "X86_64", OperatingSystemFamily: "LINUX" },
      ExecutionRoleArn: ref(context, EXECUTION_ROLE, "Arn"),
      TaskRoleArn: ref(context, "role", "Arn"),
      ContainerDefinitions: [
        {
          Name: CONTAINER,
          Image: options.image ?? options.purpose,
          Essential: true,
          PortMappings: [{ ContainerPort: options.port, Protocol: "tcp", Name: "http" }],
          Environment: Object.entries(options.environment).map(([Name, value]) => ({ Name, Value: value })),
          Secrets: secrets.length === 0 ? undefined : secrets,
          ReadonlyRootFilesystem: true,
          LogConfiguration: {
            LogDriver: "awslogs",
            Options: {
              "awslogs-group": logGroupName(context, options.purpose),
              "awslogs-region": context.target.region,
              "awslogs-stream-prefix": options.purpose,
            },
          },
        },
      ],
    },
    dependsOn: ["log"],
    ...waiting(options),
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
    dependsOn: [...(options.isBalanced ? ["listener"] : []), policyLogicalName(), policyLogicalName(EXECUTION_ROLE)],
    ...waiting(options),
  });
}

function usesSpot(context: LoweringContext, options: ServiceOptions): boolean {
  return options.isInterruptible && context.target.tier === "prototype";
}

function waiting({ image, waitsFor }: Pick<ServiceOptions, "image" | "waitsFor">): { readonly deferredUntil?: string } {
  const deferredUntil = image === undefined ? WAITING_FOR_IMAGE : waitsFor;
  return deferredUntil === undefined ? {} : { deferredUntil };
}
