import type { PropertyType } from "@aws-cdk/service-spec-types";
import { loadSchemas } from "../../schema/load-schemas.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import { toPointer } from "../../schema/validate-model.ts";
import { AwsError } from "../aws-error.ts";
import { isProvisionable } from "../cloud-control/type-support.ts";
import { queryService } from "../query-service.ts";

/** AWS CloudFormation, as far as it describes types: the registry that says what Cloud Control can manage. */
export const cloudFormation = queryService("cloudformation", {
  async DescribeType(call, form) {
    const type = form.get("TypeName") ?? "";
    const schema = (await loadSchemas()).find(type);
    if (!schema) throw new AwsError("TypeNotFoundException", `The type '${type}' cannot be found.`, 404);
    return {
      Arn: `arn:aws:cloudformation:${call.caller.region}::type/resource/${type.replaceAll("::", "-")}`,
      Type: "RESOURCE",
      TypeName: type,
      ProvisioningType: provisioningType(schema),
      Visibility: "PUBLIC",
      Schema: JSON.stringify(registrySchema(schema)),
    };
  },
});

function provisioningType(schema: ResourceSchema): string {
  if (!isProvisionable(schema.type)) return "NON_PROVISIONABLE";
  return Object.keys(schema.properties).every((name) => schema.createOnly.includes(name)) ? "IMMUTABLE" : "FULLY_MUTABLE";
}

/** The registry's form of a schema: which property is what, and its rough type. */
function registrySchema(schema: ResourceSchema): object {
  const { tagProperty } = schema;
  return {
    typeName: schema.type,
    additionalProperties: false,
    properties: Object.fromEntries([
      ...Object.entries(schema.properties).map(([name, property]) => [name, { type: jsonType(property.type) }]),
      ...schema.readOnly.filter((path) => !path.includes(".")).map((name) => [name, {}]),
    ]),
    required: Object.entries(schema.properties).flatMap(([name, property]) => (property.required ? [name] : [])),
    createOnlyProperties: schema.createOnly.map(toPointer),
    readOnlyProperties: schema.readOnly.map(toPointer),
    writeOnlyProperties: schema.writeOnly.map(toPointer),
    primaryIdentifier: schema.identifier.map(toPointer),
    tagging: tagProperty ? { taggable: true, tagProperty: toPointer(tagProperty.name) } : { taggable: false },
  };
}

function jsonType(type: PropertyType): string {
  switch (type.type) {
    case "array":
      return "array";
    case "string":
    case "date-time":
      return "string";
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return type.type;
    default:
      return "object";
  }
}
