import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { firstSchema } from "../../first-schema.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { topicsAbove } from "./topics-above.ts";

const SCHEMA = "pubsub.schema";

/** One schema per topic. Topics are not bound to them: that would refuse every field that a schema does not have yet. */
export const pubsubSchema: Lowering = {
  cloud: "gcp",
  kind: "schema-registry",
  variant: "pubsub-schema",
  service: "Pub/Sub schemas",
  gap: "no JSON Schema, and no rule of compatibility between versions; a topic takes messages that do not fit",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { schema: { protocol: "pubsub-schema", project: part.target.account } } }),
  grants: { out: { schema: (self) => [grant("roles/pubsub.viewer", onProject(self))] } },
  lower: (context) => {
    reportFormat(context);
    return topicsAbove(context).map((topic) => schema(context, topic));
  },
};

function reportFormat(context: LoweringContext): void {
  if (textSetting(context, "format") !== "json") return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-SCHEMA-FORMAT",
    message: `“${context.component.title}” keeps its schemas as Avro: Pub/Sub knows no JSON Schema.`,
    target: { component: context.component.id, setting: "format" },
    hint: "Choose Avro or Protocol Buffers as the format.",
  });
}

function schemaPath(part: Part, topic: string): string {
  return pathOf(part, SCHEMA, { name: nameOf(part, SCHEMA, "schema", topic) });
}

function schema(context: LoweringContext, topic: string): DesiredResource {
  const isProtobuf = textSetting(context, "format") === "protobuf";
  return gcpResource(context, {
    name: "schema",
    key: topic,
    type: SCHEMA,
    at: { name: nameOf(context, SCHEMA, "schema", topic) },
    properties: {
      name: schemaPath(context, topic),
      type: isProtobuf ? "PROTOCOL_BUFFER" : "AVRO",
      definition: firstSchema(isProtobuf ? "protobuf" : "avro", topic),
    },
  });
}
