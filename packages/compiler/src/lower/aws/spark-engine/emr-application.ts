import type { DesiredResource } from "@zerolake/resources";
import { chosenText, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { sparkCapacity, warmWorkers } from "../../../sizing/spark-capacity.ts";
import { useArtefacts } from "../artefact.ts";
import { allow, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { hasPrivatePeer, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { EMR_RELEASE_DEFAULT } from "./job-flow.ts";
import { type SparkProperties, sparkProperties } from "./spark-catalog.ts";

const APPLICATION = "AWS::EMRServerless::Application";
const LOG_PURPOSE = "emr";
const IDLE_MINUTES_DEFAULT = 15;

export function applicationName(part: Part): string {
  return nameOf(part, APPLICATION, "application");
}

export interface ApplicationOptions {
  readonly workersMax: number;
  /** Session properties for what is read beside tables; libraries are added to those of the table formats. */
  readonly connectors?: SparkProperties;
}

/** A serverless Spark application with its role and log: it starts when a job comes and stops when none is left. */
export function emrApplication(context: LoweringContext, options: ApplicationOptions): readonly DesiredResource[] {
  const isPrivate = hasPrivatePeer(context);
  return [
    logGroup(context, LOG_PURPOSE),
    ...workloadRole(context, { services: ["emr-serverless.amazonaws.com"], baseline: jobRights(context) }),
    ...(isPrivate ? [securityGroup(context, { description: `Spark of ${context.component.id}` })] : []),
    application(context, isPrivate, options),
  ];
}

function jobRights(context: LoweringContext) {
  return [
    ...useArtefacts(context),
    allow(["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], [logGroupArn(context, LOG_PURPOSE)]),
    allow(["logs:DescribeLogGroups"], ["*"]),
  ];
}

function application(context: LoweringContext, isPrivate: boolean, { workersMax, connectors = {} }: ApplicationOptions): DesiredResource {
  const capacity = sparkCapacity(textSetting(context, "workerSize", "small"), workersMax);
  return awsResource(context, {
    name: "application",
    type: APPLICATION,
    minutes: [1, 3],
    properties: {
      Name: applicationName(context),
      Type: "SPARK",
      ReleaseLabel: chosenText(context, "emrRelease") ?? EMR_RELEASE_DEFAULT,
      Architecture: "ARM64",
      AutoStartConfiguration: { Enabled: true },
      AutoStopConfiguration: { Enabled: true, IdleTimeoutMinutes: numberSetting(context, "idleShutdownMinutes", IDLE_MINUTES_DEFAULT) },
      MaximumCapacity: { Cpu: `${capacity.vcpu} vCPU`, Memory: `${capacity.memoryGb} GB`, Disk: `${capacity.diskGb} GB` },
      InitialCapacity: initialCapacity(context),
      NetworkConfiguration: isPrivate
        ? { SubnetIds: privateNetwork(context).privateSubnetIds, SecurityGroupIds: [securityGroupId(context)] }
        : undefined,
      MonitoringConfiguration: {
        CloudWatchLoggingConfiguration: {
          Enabled: true,
          LogGroupName: logGroupName(context, LOG_PURPOSE),
          EncryptionKeyArn: context.platform("encryption-key")?.["keyArn"],
        },
        ManagedPersistenceMonitoringConfiguration: { Enabled: true },
      },
      RuntimeConfiguration: [
        {
          Classification: "spark-defaults",
          Properties: withConnectors(sparkProperties([...context.incoming("tables"), ...context.outgoing("tables")]), connectors),
        },
      ],
      InteractiveConfiguration: { StudioEnabled: context.target.tier === "prototype" ? true : undefined, LivyEndpointEnabled: false },
    },
    dependsOn: ["log"],
  });
}

function withConnectors(properties: SparkProperties, connectors: SparkProperties): SparkProperties {
  const jars = [properties["spark.jars"], connectors["spark.jars"]].filter((list) => list !== undefined && list !== "");
  return { ...properties, ...connectors, ...(jars.length === 0 ? {} : { "spark.jars": jars.join(",") }) };
}

function initialCapacity(context: LoweringContext) {
  const warm = warmWorkers(context.target.tier, numberSetting(context, "workersMin", 0));
  if (warm === 0) return undefined;
  return [
    { Key: "Driver", Value: { WorkerCount: 1, WorkerConfiguration: { Cpu: "2 vCPU", Memory: "8 GB" } } },
    { Key: "Executor", Value: { WorkerCount: warm, WorkerConfiguration: { Cpu: "4 vCPU", Memory: "16 GB" } } },
  ];
}
