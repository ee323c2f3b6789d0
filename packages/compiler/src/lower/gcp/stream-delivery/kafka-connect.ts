import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Peer } from "../../../lowering.ts";
import { GRANTS, members } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { type KafkaSink, kafkaSinks } from "./kafka-sinks.ts";

const CLUSTER = "managedkafka.connectCluster";
const CONNECTOR = "managedkafka.connector";
const TOPIC = "managedkafka.topic";
const KAFKA = "managedkafka.googleapis.com";
/** The least that the service takes. */
const CAPACITY = { vcpuCount: "3", memoryBytes: String(12 * 1024 ** 3) } as const;
const RETRIES = { minimumBackoff: "60s", maximumBackoff: "1800s" } as const;
/** What could not be delivered waits a week on a topic of its own. */
const UNDELIVERED = { partitionCount: 1, replicationFactor: 3, configs: { "retention.ms": "604800000" } } as const;

/** Google's own Kafka Connect writes events on, as the service agent of the brokers. */
export const kafkaConnect: Lowering = {
  cloud: "gcp",
  kind: "stream-delivery",
  variant: "kafka-connect",
  service: "Managed Service for Apache Kafka, Connect",
  gap: "its workers run all the time; how long it collects cannot be set; an event may come twice; files are JSON lines, never Parquet",
  minutes: [20, 40],
  needs: ["network"],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    const streams = context.incoming("events");
    const sinks = streams.flatMap((stream) => kafkaSinks(context, stream, undeliveredTopic(context)));
    return [
      ...members(context, {
        name: GRANTS,
        member: serviceAgentMember(context, KAFKA),
        statements: sinks.flatMap(({ rights }) => rights),
      }),
      ...streams.map((stream) => workers(context, stream)),
      ...(keepsUndelivered(context) ? streams.map((stream) => undelivered(context, stream)) : []),
      ...sinks.map((sink) => connector(context, sink)),
    ];
  },
};

function keepsUndelivered(context: LoweringContext): boolean {
  return flagSetting(context, "deadLetter");
}

function undeliveredTopic(context: LoweringContext): string | undefined {
  return keepsUndelivered(context) ? `${context.component.id}-undelivered` : undefined;
}

function workersName(context: LoweringContext, streamId: string): string {
  return nameOf(context, CLUSTER, "workers", streamId);
}

function workers(context: LoweringContext, stream: Peer): DesiredResource {
  const { id } = stream.component;
  return gcpResource(context, {
    name: "workers",
    key: id,
    type: CLUSTER,
    at: { name: workersName(context, id) },
    properties: {
      kafkaCluster: stream.outputs["clusterPath"],
      capacityConfig: CAPACITY,
      gcpConfig: { accessConfig: { networkConfigs: [{ primarySubnet: context.platform("network")?.["subnetPath"] }] } },
    },
    minutes: [20, 40],
  });
}

function undelivered(context: LoweringContext, { component, outputs }: Peer): DesiredResource {
  const cluster = String(outputs["clusterPath"]);
  return gcpResource(context, {
    name: "undelivered",
    key: component.id,
    type: TOPIC,
    at: { cluster: cluster.slice(cluster.lastIndexOf("/") + 1), name: undeliveredTopic(context) ?? "" },
    holdsData: true,
    properties: UNDELIVERED,
  });
}

function connector(context: LoweringContext, { key, streamId, configs, after }: KafkaSink): DesiredResource {
  const connectCluster = workersName(context, streamId);
  const name = nameOf(context, CONNECTOR, "delivery", key);
  return gcpResource(context, {
    name: "delivery",
    key,
    type: CONNECTOR,
    path: pathOf(context, CONNECTOR, { connectCluster, name }),
    properties: { configs, taskRestartPolicy: RETRIES },
    // It starts to write at once, and fails until the agent may.
    dependsOn: [...after, ...(keepsUndelivered(context) ? ["undelivered"] : []), GRANTS, "workers"],
    minutes: [1, 2],
  });
}
