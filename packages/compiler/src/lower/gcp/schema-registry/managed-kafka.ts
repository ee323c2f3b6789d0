import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { topicsAbove } from "./topics-above.ts";

const REGISTRY = "managedkafka.schemaRegistry";

/** A registry that speaks Confluent's protocol; each topic's subject refuses versions that do not fit the rule. */
export const managedKafkaRegistry: Lowering = {
  cloud: "gcp",
  kind: "schema-registry",
  variant: "managed-kafka",
  service: "Managed Kafka schema registry",
  gap: "the first schema of a topic is registered by whoever writes to it",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      schema: {
        protocol: "confluent-schema-registry",
        url: `https://managedkafka.googleapis.com/v1/${pathOf(part, REGISTRY, { name: registryName(part) })}`,
        region: part.target.region,
      },
    },
  }),
  // The service has no policy of its own.
  grants: { out: { schema: (self) => [grant("roles/managedkafka.schemaRegistryViewer", onProject(self))] } },
  lower: (context) => [registry(context), ...topicsAbove(context).map((topic) => compatibility(context, topic))],
};

function registryName(part: Part): string {
  return nameOf(part, REGISTRY, "registry");
}

function registry(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "registry",
    type: REGISTRY,
    at: { name: registryName(context) },
    holdsData: true,
    properties: {},
  });
}

function compatibility(context: LoweringContext, topic: string): DesiredResource {
  return gcpResource(context, {
    name: "compatibility",
    key: topic,
    type: "managedkafka.schemaConfig",
    at: { schemaRegistry: registryName(context), name: `${topic}-value` },
    properties: { compatibility: textSetting(context, "compatibility").toUpperCase() },
    dependsOn: ["registry"],
  });
}
