import { join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Peer } from "../../../lowering.ts";
import { maxConcurrency } from "../../../sizing/collector.ts";
import { keyFieldOf } from "../../key-field.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactObject, useArtefacts } from "../artefact.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { allow, workloadRole } from "../iam.ts";
import { writeLogs } from "../log-group.ts";
import { functionName, nodeFunction } from "../node-function.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, securityGroup } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { collectorOutputs, httpApi } from "./http-api.ts";

const LOG_PURPOSE = "http";
const MEMORY_MB = 512;
const TIMEOUT_SECONDS = 15;

/** A function takes plain JSON over HTTP and puts it on the stream; costs nothing while nobody sends. */
export const httpLambda: Lowering = {
  cloud: "aws",
  kind: "event-source",
  variant: "http-lambda",
  service: "AWS Lambda behind Amazon API Gateway",
  gap: "the first request after a pause takes a second longer",
  minutes: [1, 3],
  outputs: (part) => {
    const { ports } = collectorOutputs(part);
    return { ports: { ...ports, events: { ...ports.events, functionName: functionName(part) } } };
  },
  refuses: refusesDirectDelivery,
  lower: (context) => {
    reportStreams(context);
    const isPrivate = hasPrivatePeer(context);
    const apiArn = join(arn(context, "execute-api", ""), ref(context, "api", "ApiId"), "/*/*");
    return [
      ...workloadRole(context, {
        services: ["lambda.amazonaws.com"],
        baseline: [
          writeLogs(context, LOG_PURPOSE),
          ...useArtefacts(context),
          ...(isPrivate ? [allow(NETWORK_INTERFACE_ACTIONS, ["*"])] : []),
        ],
      }),
      ...(isPrivate ? [securityGroup(context, { description: `Collector ${context.component.id}` })] : []),
      ...collectorFunction(context, isPrivate),
      ...httpApi(context, { IntegrationUri: ref(context, "function", "Arn"), PayloadFormatVersion: "2.0" }, []),
      awsResource(context, {
        name: "permission",
        type: "AWS::Lambda::Permission",
        properties: {
          FunctionName: ref(context, "function", "FunctionName"),
          Action: "lambda:InvokeFunction",
          Principal: "apigateway.amazonaws.com",
          SourceArn: apiArn,
        },
      }),
    ];
  },
};

/** The collector writes to streams; Firehose speaks another protocol. */
export function refusesDirectDelivery(
  _self: unknown,
  data: string,
  direction: "in" | "out",
  peer: Pick<Peer, "component">,
): string | undefined {
  return data === "events" && direction === "out" && peer.component.kind === "stream-delivery"
    ? `The collector writes to a stream, not into “${peer.component.title}” itself: put an Event stream between.`
    : undefined;
}

/** What the collector program reads from its environment. */
export function collectorEnvironment(context: LoweringContext): LooseMap {
  const stream = context.outgoing("events")[0];
  return {
    ZEROLAKE_OUT_EVENTS: stream && (writtenTopic(context, stream)?.uri ?? stream.outputs["uri"]),
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
  };
}

/** One stream is written, so that an answer never stands for half of the copies. */
export function reportStreams(context: LoweringContext): void {
  const [first, ...others] = context.outgoing("events").filter((peer) => peer.component.kind !== "stream-delivery");
  for (const { component } of others) {
    context.report({
      severity: "error",
      code: "ZL-AWS-COLLECTOR-STREAMS",
      message: `“${context.component.title}” writes to “${first?.component.title}” and cannot write to “${component.title}” too.`,
      target: { component: context.component.id },
      hint: "Remove one of the arrows, or let a Stream processing job copy the events.",
    });
  }
}

/** What a collector without a stream waits for. */
export function waitingForStream(context: LoweringContext): { readonly deferredUntil?: string } {
  return context.outgoing("events")[0]?.outputs["uri"] === undefined ? { deferredUntil: "an event stream is wired to it" } : {};
}

function collectorFunction(context: LoweringContext, isInside: boolean) {
  const code = artefactObject(context, { name: "code", artefact: "collect-function" });
  return [
    code.resource,
    nodeFunction(context, {
      code,
      memoryMb: MEMORY_MB,
      timeoutSeconds: TIMEOUT_SECONDS,
      variables: collectorEnvironment(context),
      logPurpose: LOG_PURPOSE,
      isInside,
      reservedRuns: context.target.tier === "production" ? maxConcurrency(context.figures) : undefined,
      ...waitingForStream(context),
    }),
  ];
}
