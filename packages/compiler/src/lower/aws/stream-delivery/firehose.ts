import type { DesiredResource, Value } from "@zerolake/resources";
import type { Lowering, LoweringContext, OfferedGrants, Outputs, Part, Peer, Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const DELIVERY_STREAM = "AWS::KinesisFirehose::DeliveryStream";
const LOG_PURPOSE = "firehose";
const LOG_STREAM = "delivery";

/** What one delivery stream reads: a topic of a stream, or what sources put into it themselves. */
export interface DeliverySource {
  /** Repeat key; the first one has none. */
  readonly key?: string;
  readonly topic: string;
  readonly properties: LooseMap;
}

export function firehoseOutputs(part: Part): Outputs {
  const deliveryStreamName = deliveryName(part);
  const deliveryStreamArn = arn(part, "firehose", `deliverystream/${deliveryStreamName}`);
  const direct = {
    protocol: "firehose",
    target: deliveryStreamName,
    targetArn: deliveryStreamArn,
    deliveryStreamName,
    deliveryStreamArn,
  };
  return { ports: { events: direct, files: { region: part.target.region }, tables: { region: part.target.region } } };
}

/** Sources that have no stream in front put records into it themselves. */
export const firehoseGrants: OfferedGrants = {
  in: {
    events: (self) => {
      const target = self.outputs.ports.events?.["deliveryStreamArn"];
      return target === undefined ? [] : [allow(["firehose:PutRecord", "firehose:PutRecordBatch"], [target])];
    },
  },
};

export const refusesConfluent: NonNullable<Lowering["refuses"]> = (_self, data, direction, peer) =>
  data === "events" && direction === "in" && peer.variant === "confluent"
    ? `Firehose cannot read “${peer.component.title}”, a Confluent stream: put a Stream processing job between.`
    : undefined;

export interface Delivery {
  /** Rights beside those that edges grant. */
  readonly baseline?: readonly Statement[];
  /** Where one delivery stream writes. */
  destination(source: DeliverySource): { readonly properties: LooseMap; readonly dependsOn?: readonly string[] };
}

/** Role, logs and one delivery stream per topic. */
export function firehose(context: LoweringContext, { baseline, destination }: Delivery): readonly DesiredResource[] {
  return [
    logGroup(context, LOG_PURPOSE),
    awsResource(context, {
      name: "logStream",
      type: "AWS::Logs::LogStream",
      properties: { LogGroupName: logGroupName(context, LOG_PURPOSE), LogStreamName: LOG_STREAM },
      dependsOn: ["log"],
    }),
    ...workloadRole(context, {
      services: ["firehose.amazonaws.com"],
      baseline: [allow(["logs:PutLogEvents"], [logGroupArn(context, LOG_PURPOSE)]), ...(baseline ?? [])],
    }),
    ...deliverySources(context).map((source) => {
      const { properties, dependsOn } = destination(source);
      return awsResource(context, {
        name: "delivery",
        ...(source.key === undefined ? {} : { key: source.key }),
        type: DELIVERY_STREAM,
        minutes: [1, 2],
        properties: { DeliveryStreamName: deliveryName(context, source.key), ...source.properties, ...properties },
        dependsOn: [policyLogicalName(), "logStream", ...(dependsOn ?? [])],
      });
    }),
  ];
}

/** Logging of a destination into the component's own log group. */
export function deliveryLogging(context: LoweringContext): LooseMap {
  return { Enabled: true, LogGroupName: logGroupName(context, LOG_PURPOSE), LogStreamName: LOG_STREAM };
}

function deliveryName(part: Part, key?: string): string {
  return nameOf(part, DELIVERY_STREAM, "delivery", key);
}

function deliverySources(context: LoweringContext): readonly DeliverySource[] {
  const streams = context.incoming("events").filter((peer) => peer.component.kind === "event-stream");
  if (streams.length === 0) return [{ topic: "direct", properties: { DeliveryStreamType: "DirectPut" } }];
  const sources = streams.flatMap((stream) =>
    list(stream.outputs["topics"]).map((topic, index) => ({
      key: streams.length === 1 ? String(topic) : `${stream.component.id}/${String(topic)}`,
      topic: String(topic),
      properties: stream.variant === "kinesis" ? fromKinesis(context, stream, index) : fromKafka(context, stream, String(topic)),
    })),
  );
  // The first has no key: its name is the one that others know before anybody has looked at topics.
  return sources.map(({ key, ...source }, index) => (index === 0 ? source : { key, ...source }));
}

function fromKinesis(context: LoweringContext, stream: Peer, index: number): LooseMap {
  return {
    DeliveryStreamType: "KinesisStreamAsSource",
    KinesisStreamSourceConfiguration: { KinesisStreamARN: list(stream.outputs["streamArns"])[index], RoleARN: roleArn(context) },
  };
}

function fromKafka(context: LoweringContext, stream: Peer, TopicName: string): LooseMap {
  return {
    DeliveryStreamType: "MSKAsSource",
    MSKSourceConfiguration: {
      MSKClusterARN: stream.outputs["clusterArn"],
      TopicName,
      AuthenticationConfiguration: { Connectivity: "PRIVATE", RoleARN: roleArn(context) },
    },
  };
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
