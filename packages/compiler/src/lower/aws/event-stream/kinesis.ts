import type { Value } from "@zerolake/resources";
import { flagSetting, type Lowering, listSetting, numberSetting, type Part } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const STREAM = "AWS::Kinesis::Stream";

/** One stream per topic. */
export const kinesis: Lowering = {
  cloud: "aws",
  kind: "event-stream",
  variant: "kinesis",
  service: "Amazon Kinesis Data Streams",
  gap: "no Kafka protocol; a record has at most 1 MB; order holds per shard only",
  order: "in order within a shard; the key of an event chooses the shard",
  minutes: [0, 2],

  outputs: (part) => {
    const names = topics(part).map((topic) => streamName(part, topic));
    const arns = names.map((name) => arn(part, "kinesis", `stream/${name}`));
    return {
      ports: {
        events: {
          protocol: "kinesis",
          uri: `kinesis://${part.target.region}/${names[0] ?? ""}`,
          topics: topics(part),
          target: names[0] ?? "",
          targetArn: arns[0] ?? "",
          streamName: names[0] ?? "",
          streamArn: arns[0] ?? "",
          streamNames: names,
          streamArns: arns,
          region: part.target.region,
        },
      },
    };
  },

  grants: {
    in: {
      events: (self) => [
        allow(
          ["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:DescribeStreamSummary", "kinesis:ListShards"],
          arnsOf(self.outputs.ports.events?.["streamArns"]),
        ),
      ],
    },
    out: {
      events: (self) => [
        allow(
          [
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetShardIterator",
            "kinesis:GetRecords",
            "kinesis:ListShards",
          ],
          arnsOf(self.outputs.ports.events?.["streamArns"]),
        ),
      ],
    },
  },

  lower: (context) =>
    topics(context).map((topic) =>
      awsResource(context, {
        name: "stream",
        key: topic,
        type: STREAM,
        minutes: [0, 2],
        properties: {
          Name: streamName(context, topic),
          StreamModeDetails: { StreamMode: flagSetting(context, "serverless") ? "ON_DEMAND" : "PROVISIONED" },
          // On-demand streams refuse a shard count.
          ShardCount: flagSetting(context, "serverless") ? undefined : numberSetting(context, "partitions"),
          RetentionPeriodHours: numberSetting(context, "retentionHours"),
          StreamEncryption: { EncryptionType: "KMS", KeyId: context.platform("encryption-key")?.["keyArn"] ?? "alias/aws/kinesis" },
        },
      }),
    ),
};

function topics(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

function streamName(part: Part, topic: string): string {
  return nameOf(part, STREAM, "stream", topic);
}

function arnsOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
