import type { DesiredResource } from "@zerolake/resources";
import { answerList, answerText, type LoweringContext } from "../../../lowering.ts";
import { collectorMax, collectorMin } from "../../../sizing/collector.ts";
import { arn } from "../arn.ts";
import { artefactImage, WAITING_FOR_IMAGE } from "../artefact.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, logGroupName, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource, type LooseMap, ref } from "../resource.ts";
import { BALANCER_GROUP, COLLECTOR_PORT } from "./collector-balancer.ts";
import { collectorEnvironment } from "./http-lambda.ts";

const CLUSTER = "AWS::ECS::Cluster";
const SERVICE = "AWS::ECS::Service";
const TASK = "AWS::ECS::TaskDefinition";
const EXECUTION_ROLE = "executionRole";
const SERVICE_GROUP = "serviceSg";
const LOG_PURPOSE = "collector";
const CPU_TARGET_PERCENT = 50;

/** The collector as a service that grows with its load. Without an image, everything around it is made and it waits. */
export function collectorService(context: LoweringContext): readonly DesiredResource[] {
  const image = artefactImage(context, "runtime");
  const waiting = image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {};
  return [
    awsResource(context, {
      name: "cluster",
      type: CLUSTER,
      properties: {
        ClusterName: nameOf(context, CLUSTER, "cluster"),
        CapacityProviders: ["FARGATE", "FARGATE_SPOT"],
        ClusterSettings: [{ Name: "containerInsights", Value: "enabled" }],
      },
    }),
    logGroup(context, LOG_PURPOSE),
    ...workloadRole(context, { services: ["ecs-tasks.amazonaws.com"] }),
    ...workloadRole(context, { name: EXECUTION_ROLE, services: ["ecs-tasks.amazonaws.com"], baseline: pullAndLog(context) }),
    securityGroup(context, {
      name: SERVICE_GROUP,
      description: `Collector ${context.component.id}`,
      ingress: [
        {
          IpProtocol: "tcp",
          FromPort: COLLECTOR_PORT,
          ToPort: COLLECTOR_PORT,
          SourceSecurityGroupId: securityGroupId(context, BALANCER_GROUP),
          Description: "from the load balancer",
        },
      ],
    }),
    task(context, image ?? "", waiting),
    service(context, waiting),
    ...scaling(context, waiting),
  ];
}

type Waiting = { readonly deferredUntil?: string };

function pullAndLog(context: LoweringContext) {
  return [
    writeLogs(context, LOG_PURPOSE),
    // The login to the registry has no resource level.
    allow(["ecr:GetAuthorizationToken"], ["*"]),
    allow(
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      [arn(context, "ecr", "repository/zerolake/*")],
    ),
  ];
}

function task(context: LoweringContext, image: string, waiting: Waiting): DesiredResource {
  return awsResource(context, {
    name: "task",
    type: TASK,
    properties: {
      Family: nameOf(context, TASK, "task"),
      RequiresCompatibilities: ["FARGATE"],
      NetworkMode: "awsvpc",
      Cpu: "1024",
      Memory: "2048",
      RuntimePlatform: { CpuArchitecture: "ARM64", OperatingSystemFamily: "LINUX" },
      ExecutionRoleArn: ref(context, EXECUTION_ROLE, "Arn"),
      TaskRoleArn: ref(context, "role", "Arn"),
      ContainerDefinitions: [
        {
          Name: "collector",
          Image: image,
          Essential: true,
          PortMappings: [{ ContainerPort: COLLECTOR_PORT, Protocol: "tcp", Name: "http" }],
          Environment: environment(context),
          ReadonlyRootFilesystem: true,
          LogConfiguration: {
            LogDriver: "awslogs",
            Options: {
              "awslogs-group": logGroupName(context, LOG_PURPOSE),
              "awslogs-region": context.target.region,
              "awslogs-stream-prefix": "collector",
            },
          },
        },
      ],
    },
    dependsOn: ["log"],
    ...waiting,
  });
}

function environment(context: LoweringContext): readonly LooseMap[] {
  const variables: LooseMap = {
    MODE: "collect",
    PORT: String(COLLECTOR_PORT),
    ...collectorEnvironment(context),
    JWT_ISSUER: answerText(context, "jwtIssuer"),
    JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
  };
  return Object.entries(variables).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]));
}

function service(context: LoweringContext, waiting: Waiting): DesiredResource {
  return awsResource(context, {
    name: "service",
    type: SERVICE,
    minutes: [2, 6],
    properties: {
      ServiceName: nameOf(context, SERVICE, "service"),
      Cluster: ref(context, "cluster", "Arn"),
      TaskDefinition: ref(context, "task", "TaskDefinitionArn"),
      DesiredCount: collectorMin(context.target.tier),
      // Spot would drop events in flight.
      CapacityProviderStrategy: [{ CapacityProvider: "FARGATE", Weight: 1 }],
      PropagateTags: "SERVICE",
      HealthCheckGracePeriodSeconds: 60,
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: "DISABLED",
          SecurityGroups: [securityGroupId(context, SERVICE_GROUP)],
          Subnets: privateNetwork(context).privateSubnetIds,
        },
      },
      LoadBalancers: [
        { ContainerName: "collector", ContainerPort: COLLECTOR_PORT, TargetGroupArn: ref(context, "targetGroup", "TargetGroupArn") },
      ],
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
    },
    dependsOn: ["listener", policyLogicalName(), policyLogicalName(EXECUTION_ROLE)],
    ...waiting,
  });
}

function scaling(context: LoweringContext, waiting: Waiting): readonly DesiredResource[] {
  const common = {
    ServiceNamespace: "ecs",
    ScalableDimension: "ecs:service:DesiredCount",
    ResourceId: `service/${nameOf(context, CLUSTER, "cluster")}/${nameOf(context, SERVICE, "service")}`,
  };
  return [
    awsResource(context, {
      name: "scaleTarget",
      type: "AWS::ApplicationAutoScaling::ScalableTarget",
      properties: {
        ...common,
        MinCapacity: collectorMin(context.target.tier),
        MaxCapacity: collectorMax(context.target.tier, context.figures),
      },
      dependsOn: ["service"],
      ...waiting,
    }),
    awsResource(context, {
      name: "scalePolicy",
      type: "AWS::ApplicationAutoScaling::ScalingPolicy",
      properties: {
        ...common,
        PolicyName: nameOf(context, "AWS::ApplicationAutoScaling::ScalingPolicy", "scalePolicy"),
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: CPU_TARGET_PERCENT,
          PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
        },
      },
      dependsOn: ["scaleTarget"],
      ...waiting,
    }),
  ];
}
