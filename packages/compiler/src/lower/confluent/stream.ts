import { type DesiredResource, join, type PropertyMap } from "@zerolake/resources";
import { type LoweringContext, listSetting, numberSetting, type Part } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";

const CLUSTER = "confluent.cluster";
const ENVIRONMENT = "confluent.environment";
export const CONFLUENT_CLOUDS = { aws: "AWS", azure: "AZURE", gcp: "GCP" } as const;
const MS_PER_HOUR = 3_600_000;
const CLUSTER_MINUTES = [1, 5] as const;

/** Prototypes run on the kind of cluster whose first unit is free. */
export function isBasic({ target }: Pick<Part, "target">): boolean {
  return target.tier === "prototype";
}

/** What neighbours may know of the stream; everybody signs in with a key of their own. */
export function confluentOutputs(part: Part): PropertyMap {
  const topics = topicsOf(part);
  return {
    protocol: "kafka",
    login: "plain",
    target: topics[0] ?? "",
    topic: topics[0] ?? "",
    topics,
    bootstrapServers: ref(part, "cluster", "bootstrapServers"),
    restEndpoint: ref(part, "cluster", "spec.http_endpoint"),
    clusterId: ref(part, "cluster", "id"),
    confluentEnvironmentId: ref(part, "environment", "id"),
    confluentEnvironmentName: ref(part, "environment", "metadata.resource_name"),
    region: part.target.region,
  };
}

function topicsOf(part: Pick<Part, "component">): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

/** An environment of Confluent with one cluster in the cloud's own region, and its topics; all of it waits while there is a reason. */
export function confluentStream(context: LoweringContext, waitsFor?: string): readonly DesiredResource[] {
  const form = isBasic(context) ? ({ kind: "Basic", availability: "LOW" } as const) : ({ kind: "Standard", availability: "HIGH" } as const);
  return [...confluentHome(context, { ...form, waitsFor }), ...topicsOf(context).map((topic) => topicResource(context, topic))];
}

export interface ClusterForm {
  readonly kind: "Basic" | "Standard";
  readonly availability: "LOW" | "HIGH";
  /** Why it cannot be made yet. */
  readonly waitsFor?: string | undefined;
}

/** An environment of the component's own with one cluster. */
export function confluentHome(context: LoweringContext, { kind, availability, waitsFor }: ClusterForm): readonly DesiredResource[] {
  const { tier, region, cloud } = context.target;
  return [
    serviceResource(context, {
      name: "environment",
      type: ENVIRONMENT,
      path: "environments",
      properties: {
        display_name: serviceName(context, ENVIRONMENT, "environment"),
        stream_governance_config: { package: tier === "production" ? "ADVANCED" : "ESSENTIALS" },
      },
      ...(waitsFor === undefined ? {} : { deferredUntil: waitsFor }),
    }),
    serviceResource(context, {
      name: "cluster",
      type: CLUSTER,
      path: join("environments/", ref(context, "environment", "id"), "/clusters"),
      minutes: CLUSTER_MINUTES,
      properties: {
        spec: {
          display_name: serviceName(context, CLUSTER, "cluster"),
          availability,
          cloud: CONFLUENT_CLOUDS[cloud],
          region,
          config: { kind },
          environment: { id: ref(context, "environment", "id") },
        },
      },
    }),
  ];
}

function topicResource(context: LoweringContext, topic: string): DesiredResource {
  return serviceResource(context, {
    name: "topic",
    key: topic,
    type: "confluent.topic",
    path: join(ref(context, "cluster", "spec.http_endpoint"), "/kafka/v3/clusters/", ref(context, "cluster", "id"), `/topics/${topic}`),
    properties: {
      topic_name: topic,
      partitions_count: numberSetting(context, "partitions", 1),
      configs: [{ name: "retention.ms", value: String(numberSetting(context, "retentionHours", 24) * MS_PER_HOUR) }],
    },
  });
}
