import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { type LoweringContext, listSetting, numberSetting, type OfferedGrants, type Outputs, type Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow, roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const IAM_PORT = 9098;

/** Topics of a component; the first one is what single-topic peers use. */
function topicsOf(part: Pick<Part, "component">): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

/** What neighbours may know of a Kafka cluster. Its ARN ends in an id that the cloud draws, so it is a reference. */
export function kafkaOutputs(part: Part, clusterName: string): Outputs {
  const topic = topicsOf(part)[0] ?? "";
  const bootstrapServers = ref(part, "bootstrap", "BootstrapBrokerStringSaslIam");
  return {
    ports: {
      events: {
        protocol: "kafka",
        isPrivate: true,
        uri: join("kafka://", bootstrapServers, `/${topic}?iam=${part.target.region}`),
        target: topic,
        topic,
        topics: topicsOf(part),
        clusterName,
        clusterArn: ref(part, "cluster", "Arn"),
        bootstrapServers,
        bootstrapServersScram: ref(part, "bootstrap", "BootstrapBrokerStringSaslScram"),
        securityGroupId: ref(part, "securityGroup", "GroupId"),
        region: part.target.region,
      },
    },
  };
}

/** Kafka permissions name the cluster by its own name, which is unique; the id behind it is left open. */
export function kafkaGrants(clusterName: (part: Part) => string): OfferedGrants {
  const clusterArn = (self: Part): string => arn(self, "kafka", `cluster/${clusterName(self)}/*`);
  const topicArns = (self: Part): readonly string[] =>
    topicsOf(self).map((topic) => arn(self, "kafka", `topic/${clusterName(self)}/*/${topic}`));
  const groupArns = (self: Part): readonly string[] => [arn(self, "kafka", `group/${clusterName(self)}/*/*`)];
  const connect = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"];
  return {
    in: {
      events: (self) => [
        allow([...connect, "kafka-cluster:WriteDataIdempotently"], [clusterArn(self)]),
        allow(["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"], topicArns(self)),
      ],
    },
    out: {
      events: (self, reader) => {
        if (reader.component.kind === "schema-registry") return [];
        const isDelivery = reader.component.kind === "stream-delivery";
        return [
          allow(isDelivery ? [...connect, ...FIND_CLUSTER] : connect, [clusterArn(self)]),
          // Asking for the addresses has no resource level.
          ...(isDelivery ? [allow(["kafka:GetBootstrapBrokers"], ["*"])] : []),
          allow(
            ["kafka-cluster:DescribeTopic", "kafka-cluster:DescribeTopicDynamicConfiguration", "kafka-cluster:ReadData"],
            topicArns(self),
          ),
          allow(["kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"], groupArns(self)),
        ];
      },
    },
  };
}

const FIND_CLUSTER = ["kafka:DescribeCluster", "kafka:DescribeClusterV2"];

/** Topics, the addresses of the brokers, and the cluster's one policy when managed delivery reads from it. */
export function kafkaParts(context: LoweringContext, replication: number): readonly DesiredResource[] {
  return [
    ...topicsOf(context).map((topic) =>
      awsResource(context, {
        name: "topic",
        key: topic,
        type: "AWS::MSK::Topic",
        properties: {
          ClusterArn: ref(context, "cluster", "Arn"),
          TopicName: topic,
          PartitionCount: numberSetting(context, "partitions"),
          ReplicationFactor: replication,
        },
      }),
    ),
    awsResource(context, {
      name: "bootstrap",
      type: "Zerolake::MSK::BootstrapBrokers",
      via: "sdk:kafka",
      isReadStep: true,
      properties: { ClusterArn: ref(context, "cluster", "Arn") },
    }),
    ...clusterPolicy(context),
  ];
}

export function kafkaIngress(vpcCidr: Value, ports: readonly number[] = [IAM_PORT]) {
  return ports.map((port) => ({
    IpProtocol: "tcp",
    FromPort: port,
    ToPort: port,
    CidrIp: vpcCidr,
    Description: "Kafka clients in the network",
  }));
}

export function mskName(part: Part, type: string): string {
  return nameOf(part, type, "cluster");
}

/** Firehose connects from outside the network: the cluster itself has to admit it. */
function clusterPolicy(context: LoweringContext): readonly DesiredResource[] {
  const deliveries = context.outgoing("events").filter((peer) => peer.component.kind === "stream-delivery");
  if (deliveries.length === 0) return [];
  const cluster = ref(context, "cluster", "Arn");
  const roles = deliveries.map(({ component }) => roleArn({ ...context, component }));
  const Statement: LooseMap[] = [
    { Effect: "Allow", Principal: { Service: "firehose.amazonaws.com" }, Action: ["kafka:CreateVpcConnection"], Resource: cluster },
    { Effect: "Allow", Principal: { AWS: roles }, Action: ["kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2"], Resource: cluster },
  ];
  return [
    awsResource(context, {
      name: "clusterPolicy",
      type: "AWS::MSK::ClusterPolicy",
      properties: { ClusterArn: cluster, Policy: { Version: "2012-10-17", Statement } },
    }),
  ];
}
