import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Outputs, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactObject } from "../artefact.ts";
import { reportStreams, waitingForStream } from "../event-source/http-lambda.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { allow, workloadRole } from "../iam.ts";
import { logGroup, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { functionName, nodeFunction } from "../node-function.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, securityGroup } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const FILTER = "AWS::Logs::SubscriptionFilter";
const LOG_PURPOSE = "forward";
const MEMORY_MB = 512;
const TIMEOUT_SECONDS = 60;

export interface WatchedGroup {
  readonly name: string;
  /** What makes the group, when it is ours. */
  readonly madeBy?: string;
}

export function forwarderOutputs(part: Part): Outputs {
  return { ports: { events: { protocol: "log lines as JSON", functionName: functionName(part), region: part.target.region } } };
}

export const refusesDelivery: NonNullable<Lowering["refuses"]> = (_self, data, direction, peer) =>
  data === "events" && direction === "out" && peer.component.kind !== "event-stream"
    ? `Log lines go to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
    : undefined;

/** Log groups hand their lines to a function, which unpacks them: readers of the stream find one event per line. */
export function forwardLines(context: LoweringContext, groups: readonly WatchedGroup[]): readonly DesiredResource[] {
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
    ...(isWaiting ? [] : groups.map((group) => filter(context, group))),
  ];
}

function forwardFunction(context: LoweringContext, isInside: boolean): readonly DesiredResource[] {
  const code = artefactObject(context, { name: "code", artefact: "logs-function" });
  const stream = context.outgoing("events")[0];
  return [
    code.resource,
    nodeFunction(context, {
      code,
      memoryMb: MEMORY_MB,
      timeoutSeconds: TIMEOUT_SECONDS,
      variables: { ZEROLAKE_OUT_EVENTS: stream && writtenTopic(context, stream)?.uri },
      logPurpose: LOG_PURPOSE,
      isInside,
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
function filter(context: LoweringContext, { name, madeBy }: WatchedGroup): DesiredResource {
  return awsResource(context, {
    name: "filter",
    key: madeBy ?? name,
    type: FILTER,
    properties: {
      LogGroupName: name,
      FilterName: nameOf(context, FILTER, "filter", madeBy ?? name),
      FilterPattern: textSetting(context, "filter", ""),
      DestinationArn: ref(context, "function", "Arn"),
    },
    dependsOn: ["permission", ...(madeBy === undefined ? [] : [madeBy])],
  });
}
