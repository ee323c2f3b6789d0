import type { DesiredResource } from "@zerolake/resources";
import { chosenText, type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { kafkaBrokers, kafkaBrokerType, kafkaVolumeGb } from "../../../sizing/kafka.ts";
import { ref } from "../../part-address.ts";
import { logGroup, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { kafkaGrants, kafkaIngress, kafkaOutputs, kafkaParts, mskName } from "./msk.ts";

const CLUSTER = "AWS::MSK::Cluster";
const CONFIGURATION = "AWS::MSK::Configuration";
const KAFKA_VERSION_DEFAULT = "3.8.x";
const IAM_PORT = 9098;
const SCRAM_PORT = 9096;
const TLS_PORT = 9094;

/** Kafka on brokers of a fixed size, one share per zone. */
export const mskProvisioned: Lowering = {
  cloud: "aws",
  kind: "event-stream",
  variant: "msk-provisioned",
  service: "Amazon MSK",
  order: "in order within a partition; the key of an event chooses the partition",
  minutes: [20, 40],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => kafkaOutputs(part, mskName(part, CLUSTER)),
  grants: kafkaGrants((part) => mskName(part, CLUSTER)),
  // Firehose comes in through private connectivity, which the service refuses to switch on while it makes a cluster.
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "out" && peer.component.kind === "stream-delivery"
      ? `“${peer.component.title}” cannot read Kafka on fixed brokers: switch serverless on for the stream, or put a Stream processing job between.`
      : undefined,
  lower: (context) => {
    const network = privateNetwork(context);
    return [
      securityGroup(context, {
        description: `Kafka of ${context.component.id}`,
        ingress: kafkaIngress(network.vpcCidr, [IAM_PORT, SCRAM_PORT, TLS_PORT]),
      }),
      logGroup(context, "msk"),
      configuration(context),
      cluster(context),
      ...kafkaParts(context, context.zones),
    ];
  },
};

function kafkaVersion(part: Part): string {
  return chosenText(part, "kafkaVersion") ?? KAFKA_VERSION_DEFAULT;
}

function configuration(context: LoweringContext): DesiredResource {
  const lines = {
    "auto.create.topics.enable": false,
    "default.replication.factor": context.zones,
    // One copy may be away without stopping writers.
    "min.insync.replicas": Math.max(1, context.zones - 1),
    "log.retention.hours": numberSetting(context, "retentionHours"),
    "num.partitions": numberSetting(context, "partitions"),
  };
  return awsResource(context, {
    name: "configuration",
    type: CONFIGURATION,
    properties: {
      Name: nameOf(context, CONFIGURATION, "configuration"),
      KafkaVersionsList: [kafkaVersion(context)],
      ServerProperties: Object.entries(lines)
        .map(([key, value]) => `${key}=${value}\n`)
        .join(""),
    },
  });
}

function cluster(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const mbPerSecond = numberSetting(context, "throughputMbPerSecond", 1);
  const brokers = kafkaBrokers(mbPerSecond, context.zones);
  const volumeGb = kafkaVolumeGb({ mbPerSecond, retentionHours: numberSetting(context, "retentionHours"), brokers });
  const hasDevices = context.incoming("events").some((peer) => peer.component.kind === "device-source");
  return awsResource(context, {
    name: "cluster",
    type: CLUSTER,
    minutes: [20, 40],
    properties: {
      ClusterName: mskName(context, CLUSTER),
      KafkaVersion: kafkaVersion(context),
      NumberOfBrokerNodes: brokers,
      BrokerNodeGroupInfo: {
        ClientSubnets: privateNetwork(context).privateSubnetIds,
        SecurityGroups: [securityGroupId(context)],
        InstanceType: kafkaBrokerType(context.target.tier, mbPerSecond),
        StorageInfo: { EBSStorageInfo: { VolumeSize: volumeGb } },
      },
      // Device rules sign in with a password; everybody else with a role.
      ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: hasDevices } }, Unauthenticated: { Enabled: false } },
      EncryptionInfo: {
        EncryptionAtRest: keyArn === undefined ? undefined : { DataVolumeKMSKeyId: keyArn },
        EncryptionInTransit: { ClientBroker: "TLS", InCluster: true },
      },
      ConfigurationInfo: { Arn: ref(context, "configuration", "Arn"), Revision: ref(context, "configuration", "LatestRevision.Revision") },
      EnhancedMonitoring: "PER_TOPIC_PER_BROKER",
      LoggingInfo: { BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: logGroupName(context, "msk") } } },
    },
    dependsOn: ["log"],
  });
}
