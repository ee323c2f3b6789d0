import type { DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { answerList, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactObject } from "../artefact.ts";
import { reportStreams, waitingForStream } from "../event-source/http-lambda.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, logGroupName, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const FUNCTION = "AWS::Lambda::Function";
const FILTER = "AWS::Logs::SubscriptionFilter";
const LOG_PURPOSE = "forward";
const MEMORY_MB = 512;
const TIMEOUT_SECONDS = 60;

/** Log groups hand their lines to a function, which unpacks them: readers of the stream find one event per line. */
export const logsSubscription: Lowering = {
  cloud: "aws",
  kind: "log-source",
  variant: "logs-subscription",
  service: "Amazon CloudWatch Logs subscription filters",
  gap: "two subscriptions per log group, other tools included; lines are lost when the stream is away for longer than the retries",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: { events: { protocol: "log lines as JSON", functionName: functionName(part), region: part.target.region } },
  }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.component.kind !== "event-stream"
      ? `Log lines go to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
      : undefined,
  lower: (context) => {
    reportStreams(context);
    const isInside = hasPrivatePeer(context);
    const isWaiting = waitingForStream(context).deferredUntil !== undefined;
    return [
      logGroup(context, LOG_PURPOSE),
      ...workloadRole(context, {
        services: ["lambda.amazonaws.com"],
        baseline: [writeLogs(context, LOG_PURPOSE), ...(isInside ? [allow(NETWORK_INTERFACE_ACTIONS, ["*"])] : [])],
      }),
      ...(isInside ? [securityGroup(context, { description: `Logs of ${context.component.id}` })] : []),
      ...forwardFunction(context, isInside),
      permission(context),
      ...(isWaiting ? [] : logGroups(context).map((group) => filter(context, group))),
    ];
  },
};

function functionName(part: Part): string {
  return nameOf(part, FUNCTION, "function");
}

/** The blueprint's own list, else what the environment answers. */
function logGroups(context: LoweringContext): readonly string[] {
  const answer = `logGroups.${context.component.id}` as const;
  const groups = [...new Set(answerList(context, answer, "logGroups"))];
  if (groups.length === 0)
    reportAwaited(context, {
      answer,
      severity: "warning",
      message: `“${context.component.title}” collects nothing yet: nobody has named a log group.`,
    });
  return groups;
}

function forwardFunction(context: LoweringContext, isInside: boolean): readonly DesiredResource[] {
  const code = artefactObject(context, { name: "code", artefact: "logs-function" });
  const stream = context.outgoing("events")[0];
  return [
    code.resource,
    awsResource(context, {
      name: "function",
      type: FUNCTION,
      properties: {
        FunctionName: functionName(context),
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Handler: "index.handler",
        Role: ref(context, "role", "Arn"),
        MemorySize: MEMORY_MB,
        Timeout: TIMEOUT_SECONDS,
        Code: { S3Bucket: code.bucketName, S3Key: code.key },
        Environment: { Variables: { ZEROLAKE_OUT_EVENTS: stream && writtenTopic(context, stream)?.uri } },
        LoggingConfig: { LogFormat: "JSON", LogGroup: logGroupName(context, LOG_PURPOSE) },
        VpcConfig: isInside
          ? { SubnetIds: privateNetwork(context).privateSubnetIds, SecurityGroupIds: [securityGroupId(context)] }
          : undefined,
        KmsKeyArn: context.platform("encryption-key")?.["keyArn"],
      },
      dependsOn: [policyLogicalName(), "log", "code"],
      ...waitingForStream(context),
    }),
  ];
}

/** The log service may call the function for log groups of this account only. */
function permission(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "permission",
    type: "AWS::Lambda::Permission",
    properties: {
      FunctionName: ref(context, "function", "FunctionName"),
      Action: "lambda:InvokeFunction",
      Principal: "logs.amazonaws.com",
      SourceAccount: context.target.account,
      SourceArn: arn(context, "logs", "log-group:*"),
    },
  });
}

/** The service tries the way when a filter is made, so the permission comes first. */
function filter(context: LoweringContext, group: string): DesiredResource {
  return awsResource(context, {
    name: "filter",
    key: group,
    type: FILTER,
    properties: {
      LogGroupName: group,
      FilterName: nameOf(context, FILTER, "filter", group),
      FilterPattern: textSetting(context, "filter", ""),
      DestinationArn: ref(context, "function", "Arn"),
    },
    dependsOn: ["permission"],
  });
}
