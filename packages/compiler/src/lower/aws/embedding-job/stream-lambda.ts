import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { type ArtefactObject, artefactObject } from "../artefact.ts";
import { endpointAddress } from "../endpoint-address.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { logGroup, writeLogs } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { functionName, nodeFunction } from "../node-function.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, securityGroup } from "../private-network.ts";
import { awsResource } from "../resource.ts";

const QUEUE = "AWS::SQS::Queue";
const LOG_PURPOSE = "embed";
const MEMORY_MB = 1024;
const TIMEOUT_SECONDS = 300;
const KEPT_SECONDS = 1_209_600;
const WAITING_FOR_MODEL = "a model endpoint or a foundation model is wired to it";
const WAITING_FOR_INDEX = "a vector database is wired to it";

/** A function that embeds events as they come; what fails three times is kept aside for two weeks. */
export const streamLambda: Lowering = {
  cloud: "aws",
  kind: "embedding-job",
  variant: "stream-lambda",
  service: "AWS Lambda",
  gap: "a record takes at most 15 minutes; the model stays behind an endpoint",
  minutes: [1, 3],

  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "writes vectors",
        functionName: functionName(part),
        functionArn: arn(part, "lambda", `function:${functionName(part)}`),
        roleArn: roleArn(part),
        region: part.target.region,
      },
    },
  }),

  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in" && peer.variant !== "kinesis"
      ? `“${peer.component.title}” speaks Kafka, which the embedding function does not read: use Kinesis for it, or embed from tables.`
      : undefined,

  lower: (context) => {
    const code = artefactObject(context, { name: "code", artefact: "embed-function" });
    const isInside = hasPrivatePeer(context) && context.has("network");
    return [
      logGroup(context, LOG_PURPOSE),
      deadLetters(context),
      ...workloadRole(context, { services: ["lambda.amazonaws.com"], baseline: baseline(context, isInside) }),
      ...(isInside ? [securityGroup(context, { description: `Function of ${context.component.id}` })] : []),
      code.resource,
      embedFunction(context, code, isInside),
      ...context.incoming("events").map((peer) => mapping(context, peer.outputs["streamArn"] ?? "", peer.component.id)),
    ];
  },
};

function baseline(context: LoweringContext, isInside: boolean) {
  return [
    writeLogs(context, LOG_PURPOSE),
    allow(["sqs:SendMessage"], [arn(context, "sqs", nameOf(context, QUEUE, "deadLetter"))]),
    ...(isInside ? [allow(NETWORK_INTERFACE_ACTIONS, ["*"])] : []),
  ];
}

function deadLetters(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "deadLetter",
    type: QUEUE,
    properties: {
      QueueName: nameOf(context, QUEUE, "deadLetter"),
      MessageRetentionPeriod: KEPT_SECONDS,
      ...(keyArn === undefined ? { SqsManagedSseEnabled: true } : { KmsMasterKeyId: keyArn }),
    },
  });
}

function embedFunction(context: LoweringContext, code: ArtefactObject, isInside: boolean): DesiredResource {
  const { size, overlap } = chunkingOf(context);
  return nodeFunction(context, {
    code,
    memoryMb: MEMORY_MB,
    timeoutSeconds: TIMEOUT_SECONDS,
    variables: {
      MODEL_ENDPOINT: modelEndpoint(context) ?? "",
      ZEROLAKE_OUT_VECTORS: vectorTarget(context) ?? "",
      CHUNK_SIZE: String(size),
      CHUNK_OVERLAP: String(overlap),
      NORMALIZE: flagSetting(context, "normalize") ? "yes" : "no",
    },
    logPurpose: LOG_PURPOSE,
    isInside,
    ...waitingFor(context),
  });
}

function waitingFor(context: LoweringContext): { readonly deferredUntil?: string } {
  if (modelEndpoint(context) === undefined) return { deferredUntil: WAITING_FOR_MODEL };
  return vectorTarget(context) === undefined ? { deferredUntil: WAITING_FOR_INDEX } : {};
}

function vectorTarget(context: LoweringContext): Value | undefined {
  return context.outgoing("vectors").flatMap((peer) => peer.outputs["uri"] ?? [])[0];
}

/** The service checks the role at creation, so the permissions come first. */
function mapping(context: LoweringContext, streamArn: Value, from: string): DesiredResource {
  return awsResource(context, {
    name: "mapping",
    key: from,
    type: "AWS::Lambda::EventSourceMapping",
    properties: {
      FunctionName: ref(context, "function", "FunctionName"),
      EventSourceArn: streamArn,
      StartingPosition: "LATEST",
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 5,
      ParallelizationFactor: 2,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 3,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      DestinationConfig: { OnFailure: { Destination: ref(context, "deadLetter", "Arn") } },
    },
    dependsOn: [policyLogicalName()],
  });
}

function modelEndpoint(context: LoweringContext): Value | undefined {
  return context.incoming("endpoint").map(endpointAddress)[0];
}
