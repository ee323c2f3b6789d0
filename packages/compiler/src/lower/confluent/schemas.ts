import { type DesiredResource, join, type Reference, reference } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../lowering.ts";
import { firstSchema } from "../first-schema.ts";
import { ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";

const FORMATS: Readonly<Record<string, string>> = { avro: "AVRO", json: "JSON", protobuf: "PROTOBUF" };
const REGISTRY = "registry";

/** Address of the registry that came with the stream's environment. */
function registryUrl(context: Pick<LoweringContext, "component">, stream: string): Reference {
  return ref(context, REGISTRY, "spec.http_endpoint", stream);
}

/** The registry of each wired stream's environment, and one subject per topic: its rule, and the schema that it starts with. */
export function confluentSchemas(context: LoweringContext, streams: readonly Peer[]): readonly DesiredResource[] {
  return streams.flatMap((stream) => [registry(context, stream), ...topicsOf(stream).flatMap((topic) => subject(context, stream, topic))]);
}

function registry(context: LoweringContext, { component, outputs }: Peer): DesiredResource {
  return serviceResource(context, {
    name: REGISTRY,
    key: component.id,
    type: "confluent.registry",
    path: join("environments/", outputs["confluentEnvironmentId"] ?? "", "/registries"),
    isReadStep: true,
    properties: {},
    // It comes about with the first cluster.
    dependsOn: [reference(`${component.id}.cluster`, "id").$ref],
  });
}

function subject(context: LoweringContext, { component }: Peer, topic: string): readonly DesiredResource[] {
  const url = registryUrl(context, component.id);
  const format = textSetting(context, "format", "avro");
  const name = `${topic}-value`;
  return [
    serviceResource(context, {
      name: "compatibility",
      key: `${component.id}.${topic}`,
      type: "confluent.subjectConfig",
      path: join(url, `/config/${name}`),
      properties: { compatibility: textSetting(context, "compatibility", "backward").toUpperCase() },
    }),
    serviceResource(context, {
      name: "schema",
      key: `${component.id}.${topic}`,
      type: "confluent.schema",
      path: join(url, `/subjects/${name}`),
      properties: { schemaType: FORMATS[format] ?? "AVRO", schema: firstSchema(format, topic) },
      dependsOn: [`${context.component.id}.compatibility["${component.id}.${topic}"]`],
    }),
  ];
}

function topicsOf({ outputs }: Peer): readonly string[] {
  const topics = outputs["topics"];
  return Array.isArray(topics) ? topics.filter((topic): topic is string => typeof topic === "string") : [];
}
