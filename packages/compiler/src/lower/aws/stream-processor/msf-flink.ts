import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { waitingForConnectors } from "../../flink/job-properties.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { useArtefacts } from "../artefact.ts";
import { reportUnwrittenFeatures } from "../feature-writes.ts";
import { allow, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn, logGroupName } from "../log-group.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, securityGroup } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { applicationName, flinkApplication } from "./flink-application.ts";

const LOG_PURPOSE = "flink";
const LOG_STREAM = "app";

/** One Flink application per job; it runs from the moment it is made until it is taken away. */
export const msfFlink: Lowering = {
  cloud: "aws",
  kind: "stream-processor",
  variant: "msf-flink",
  service: "Amazon Managed Service for Apache Flink",
  gap: "one job per application; Flink versions are those of the service",
  minutes: [2, 8],
  outputs: (part) => {
    const application = {
      applicationName: applicationName(part),
      applicationArn: arn(part, "kinesisanalytics", `application/${applicationName(part)}`),
    };
    return { ports: { events: application, tables: application, features: application, vectors: application } };
  },
  lower: (context) => {
    const isPrivate = hasPrivatePeer(context);
    reportUnwrittenFeatures(context);
    return [
      logGroup(context, LOG_PURPOSE),
      awsResource(context, {
        name: "logStream",
        type: "AWS::Logs::LogStream",
        properties: { LogGroupName: logGroupName(context, LOG_PURPOSE), LogStreamName: LOG_STREAM },
        dependsOn: ["log"],
      }),
      ...workloadRole(context, { services: ["kinesisanalytics.amazonaws.com"], baseline: jobRights(context, isPrivate) }),
      ...(isPrivate ? [securityGroup(context, { description: `Flink of ${context.component.id}` })] : []),
      ...flinkApplication(context, isPrivate),
      ...running(context),
    ];
  },
};

function jobRights(context: LoweringContext, isPrivate: boolean) {
  return [
    ...useArtefacts(context),
    allow(["logs:DescribeLogStreams", "logs:PutLogEvents"], [logGroupArn(context, LOG_PURPOSE)]),
    allow(["logs:DescribeLogGroups"], ["*"]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "AWS/KinesisAnalytics" } }),
    ...(isPrivate ? [allow(NETWORK_INTERFACE_ACTIONS, ["*"])] : []),
  ];
}

function running(context: LoweringContext): readonly DesiredResource[] {
  return [
    awsResource(context, {
      name: "logging",
      type: "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
      via: "sdk:kinesisanalyticsv2",
      properties: {
        ApplicationName: ref(context, "application", "ApplicationName"),
        CloudWatchLoggingOption: {
          LogStreamARN: arn(context, "logs", `log-group:${logGroupName(context, LOG_PURPOSE)}:log-stream:${LOG_STREAM}`),
        },
      },
      dependsOn: ["logStream"],
    }),
    awsResource(context, {
      name: "running",
      type: "Zerolake::KinesisAnalytics::RunningApplication",
      via: "sdk:kinesisanalyticsv2",
      minutes: [1, 5],
      properties: {
        ApplicationName: ref(context, "application", "ApplicationName"),
        AllowNonRestoredState: !flagSetting(context, "exactlyOnce"),
      },
      dependsOn: ["logging"],
      ...waitingForConnectors(context),
    }),
  ];
}
