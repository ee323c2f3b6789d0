import type { DesiredResource } from "@zerolake/resources";
import { type Granter, type Lowering, type LoweringContext, listSetting, numberSetting, type Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { grant, onProject } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const CLUSTER = "managedkafka.cluster";
const TOPIC = "managedkafka.topic";
/** The least that the service takes. */
const VCPU_MIN = 3;
const MB_PER_SECOND_PER_VCPU = 10;
const BYTES_PER_VCPU = 4 * 1024 ** 3;
const REPLICATION = 3;
const MS_PER_HOUR = 3_600_000;

/** Kafka brokers that Google runs in three zones, reached inside the network. */
export const managedKafka: Lowering = {
  cloud: "gcp",
  kind: "event-stream",
  variant: "managed-kafka",
  service: "Managed Service for Apache Kafka",
  gap: "three virtual CPUs at least, in every tier; who may use the cluster may use every topic of it",
  minutes: [20, 40],
  order: "in order within a partition; the key of an event chooses the partition",
  needs: ["network"],
  outputs: (part) => ({
    ports: {
      events: {
        protocol: "kafka",
        topics: topics(part),
        bootstrapServers: ref(part, "cluster", "bootstrapAddress"),
        clusterPath: clusterPath(part),
        login: "google",
        region: part.target.region,
      },
    },
  }),
  grants: { in: { events: useCluster }, out: { events: useCluster } },
  lower: (context) => [cluster(context), ...topics(context).map((topic) => topicOf(context, topic))],
};

/** The service has no policy of its own. */
function useCluster(self: Granter) {
  return [grant("roles/managedkafka.client", onProject(self))];
}

function topics(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}

function clusterPath(part: Part): string {
  return pathOf(part, CLUSTER, { name: clusterName(part) });
}

function cluster(context: LoweringContext): DesiredResource {
  const vcpu = Math.max(VCPU_MIN, Math.ceil(numberSetting(context, "throughputMbPerSecond") / MB_PER_SECOND_PER_VCPU));
  return gcpResource(context, {
    name: "cluster",
    type: CLUSTER,
    at: { name: clusterName(context) },
    holdsData: true,
    properties: {
      gcpConfig: {
        accessConfig: { networkConfigs: [{ subnet: context.platform("network")?.["subnetPath"] }] },
        kmsKey: keyName(context),
      },
      // Whole numbers of 64 bits travel as text.
      capacityConfig: { vcpuCount: String(vcpu), memoryBytes: String(vcpu * BYTES_PER_VCPU) },
      rebalanceConfig: { mode: "AUTO_REBALANCE_ON_SCALE_UP" },
    },
    dependsOn: afterKeyGrant(context, "managedkafka.googleapis.com"),
    minutes: [20, 40],
  });
}

function topicOf(context: LoweringContext, topic: string): DesiredResource {
  return gcpResource(context, {
    name: "topic",
    key: topic,
    type: TOPIC,
    at: { cluster: clusterName(context), name: topic },
    holdsData: true,
    properties: {
      partitionCount: numberSetting(context, "partitions"),
      replicationFactor: REPLICATION,
      configs: { "retention.ms": String(numberSetting(context, "retentionHours") * MS_PER_HOUR), "cleanup.policy": "delete" },
    },
    dependsOn: ["cluster"],
  });
}
