import { type DesiredResource, join, type Reference, type Value } from "@zerolake/resources";
import { type LoweringContext, textSetting } from "../../lowering.ts";
import { firstSchema } from "../first-schema.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";

const FORMATS: Readonly<Record<string, string>> = { avro: "AVRO", json: "JSON", protobuf: "PROTOBUF" };
const REGISTRY = "registry";

/** Where the schemas of a stream's topics are kept: the registry of one environment of Confluent. */
export interface SchemaHome {
  /** Repeat key of what is made for it. */
  readonly key: string;
  readonly environmentId: Value;
  /** The registry comes about with the environment's first cluster. */
  readonly cluster: string;
  readonly topics: readonly string[];
}

/** Address of the registry that came with the environment. */
function registryUrl(context: Pick<LoweringContext, "component">, home: SchemaHome): Reference {
  return ref(context, REGISTRY, "spec.http_endpoint", home.key);
}

/** The registry of each environment, and one subject per topic: its rule, and the schema that it starts with. */
export function confluentSchemas(context: LoweringContext, homes: readonly SchemaHome[]): readonly DesiredResource[] {
  return homes.flatMap((home) => [registryLook(context, home), ...home.topics.flatMap((topic) => subject(context, home, topic))]);
}

/** Looks up the registry that came with an environment. */
export function registryLook(
  context: LoweringContext,
  { key, environmentId, cluster }: Pick<SchemaHome, "key" | "environmentId" | "cluster">,
): DesiredResource {
  return serviceResource(context, {
    name: REGISTRY,
    key,
    type: "confluent.registry",
    path: join("environments/", environmentId, "/registries"),
    isReadStep: true,
    properties: {},
    dependsOn: [cluster],
  });
}

function subject(context: LoweringContext, home: SchemaHome, topic: string): readonly DesiredResource[] {
  const url = registryUrl(context, home);
  const format = textSetting(context, "format", "avro");
  const name = `${topic}-value`;
  const key = `${home.key}.${topic}`;
  return [
    serviceResource(context, {
      name: "compatibility",
      key,
      type: "confluent.subjectConfig",
      path: join(url, `/config/${name}`),
      properties: { compatibility: textSetting(context, "compatibility", "backward").toUpperCase() },
    }),
    serviceResource(context, {
      name: "schema",
      key,
      type: "confluent.schema",
      path: join(url, `/subjects/${name}`),
      properties: { schemaType: FORMATS[format] ?? "AVRO", schema: firstSchema(format, topic) },
      dependsOn: [addressIn(context, "compatibility", key)],
    }),
  ];
}
