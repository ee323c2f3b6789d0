import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { fargateSize } from "../../../sizing/fargate-size.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import type { ServiceOptions, SideContainer } from "./service-options.ts";
import { waiting } from "./waiting.ts";

const TASK = "AWS::ECS::TaskDefinition";
export const CONTAINER = "app";
export const EXECUTION_ROLE = "executionRole";

/** What runs together: the container that answers and those beside it. */
export function task(context: LoweringContext, options: ServiceOptions): DesiredResource {
  const size = fargateSize(options.cpu, options.memoryGb);
  const beside = options.beside ?? [];
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
      ContainerDefinitions: [mainContainer(context, options), ...beside.map((side) => sideContainer(context, side, options))],
    },
    dependsOn: ["log"],
    ...waiting(options),
  });
}

function mainContainer(context: LoweringContext, options: ServiceOptions): LooseMap {
  const first = (options.beside ?? []).filter(({ isFirst }) => isFirst);
  return {
    Name: CONTAINER,
    Image: options.image ?? options.purpose,
    Essential: true,
    PortMappings: [{ ContainerPort: options.port, Protocol: "tcp", Name: "http" }, ...healthMapping(options)],
    ...given(options),
    DependsOn: first.length === 0 ? undefined : first.map(({ name }) => ({ ContainerName: name, Condition: "SUCCESS" })),
    LogConfiguration: logs(context, options.purpose, options.purpose),
  };
}

function healthMapping({ healthPort }: ServiceOptions) {
  return healthPort === undefined ? [] : [{ ContainerPort: healthPort, Protocol: "tcp", Name: "health" }];
}

function sideContainer(context: LoweringContext, side: SideContainer, { purpose }: ServiceOptions): LooseMap {
  return {
    Name: side.name,
    Image: side.image,
    Essential: false,
    Command: side.command,
    ...given(side),
    LogConfiguration: logs(context, purpose, side.name),
  };
}

function given({ environment, secrets, isWritable }: Pick<SideContainer, "environment" | "secrets" | "isWritable">): LooseMap {
  const handed = Object.entries(secrets).map(([Name, ValueFrom]) => ({ Name, ValueFrom }));
  return {
    Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
    Secrets: handed.length === 0 ? undefined : handed,
    ReadonlyRootFilesystem: isWritable ? undefined : true,
  };
}

function logs(context: LoweringContext, purpose: string, prefix: string): LooseMap {
  return {
    LogDriver: "awslogs",
    Options: {
      "awslogs-group": logGroupName(context, purpose),
      "awslogs-region": context.target.region,
      "awslogs-stream-prefix": prefix,
    },
  };
}
