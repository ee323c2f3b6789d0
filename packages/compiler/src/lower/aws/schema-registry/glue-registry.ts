import type { DesiredResource, Value } from "@zerolake/resources";
import { type Granter, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { firstSchema } from "../../first-schema.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const REGISTRY = "AWS::Glue::Registry";
const READ = ["glue:GetRegistry", "glue:GetSchema", "glue:GetSchemaVersion", "glue:GetSchemaByDefinition", "glue:ListSchemaVersions"];

/** One schema per topic. It starts as the envelope of an event; each later version must fit the compatibility rule. */
export const glueRegistry: Lowering = {
  cloud: "aws",
  kind: "schema-registry",
  variant: "glue-registry",
  service: "AWS Glue Schema Registry",
  gap: "clients need the AWS Glue serializers; those of Confluent do not work with it",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {
      schema: {
        registryName: registryName(part),
        registryArn: arn(part, "glue", `registry/${registryName(part)}`),
        region: part.target.region,
      },
    },
  }),
  grants: { out: { schema: (self) => [allow(READ, schemaArns(self))] } },
  lower: (context) => [
    awsResource(context, {
      name: "registry",
      type: REGISTRY,
      properties: { Name: registryName(context), Description: `Schemas of ${context.component.id}` },
    }),
    ...topicsAbove(context).map((topic) => schema(context, topic)),
  ],
};

function registryName(part: Part): string {
  return nameOf(part, REGISTRY, "registry");
}

function schemaArns(self: Granter): readonly string[] {
  return [arn(self, "glue", `registry/${registryName(self)}`), arn(self, "glue", `schema/${registryName(self)}/*`)];
}

function topicsAbove(context: LoweringContext): readonly string[] {
  const topics = context.incoming("events").flatMap(({ outputs }) => list(outputs["topics"]));
  return [...new Set(topics.filter((topic): topic is string => typeof topic === "string"))];
}

function schema(context: LoweringContext, topic: string): DesiredResource {
  const format = textSetting(context, "format", "avro");
  return awsResource(context, {
    name: "schema",
    key: topic,
    type: "AWS::Glue::Schema",
    properties: {
      Registry: { Arn: ref(context, "registry", "Arn") },
      Name: topic,
      DataFormat: format.toUpperCase(),
      Compatibility: textSetting(context, "compatibility", "backward").toUpperCase(),
      SchemaDefinition: firstSchema(format, topic),
    },
  });
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
