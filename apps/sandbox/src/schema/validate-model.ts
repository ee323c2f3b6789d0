import type { PrimitiveType, Property, PropertyType } from "@aws-cdk/service-spec-types";
import { isArray, isObject, type Json, type JsonObject } from "../json.ts";
import { checkTags } from "./check-tags.ts";
import type { ResourceSchema } from "./resource-schema.ts";

/**
 * Every way in which a desired state breaks the vendor's schema, worded as the cloud words it, e.g.
 * `#/StreamEncryption: extraneous key [Kind] is not permitted`. Empty when it is valid.
 */
export function validateModel(schema: ResourceSchema, model: JsonObject): readonly string[] {
  return [...checkFields(schema, schema.properties, model, "#"), ...checkTags(schema, model)];
}

/** Read-only properties that the caller tried to set, as JSON pointers below `/properties`. */
export function readOnlyWrites(schema: ResourceSchema, model: JsonObject): readonly string[] {
  return schema.readOnly.filter((path) => hasPath(model, path.split("."))).map(toPointer);
}

export function toPointer(path: string): string {
  return `/properties/${path.replaceAll(".", "/")}`;
}

function hasPath(value: Json | undefined, path: readonly string[]): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return true;
  return isObject(value) && head in value && hasPath(value[head], rest);
}

function checkFields(
  schema: ResourceSchema,
  fields: Readonly<Record<string, Property>>,
  value: JsonObject,
  path: string,
): readonly string[] {
  const missing = Object.entries(fields)
    .filter(([name, field]) => field.required && value[name] === undefined)
    .map(([name]) => `${path}: required key [${name}] not found`);
  const extraneous = Object.keys(value)
    .filter((name) => !(name in fields))
    .map((name) => `${path}: extraneous key [${name}] is not permitted`);
  const inside = Object.entries(value).flatMap(([name, item]) => {
    const field = fields[name];
    return field ? checkTypes(schema, [field.type, ...(field.previousTypes ?? [])], item, `${path}/${name}`) : [];
  });
  return [...missing, ...extraneous, ...inside];
}

/** A property may have had other types before; any of them is accepted, and the first one's complaint is told. */
function checkTypes(schema: ResourceSchema, types: readonly PropertyType[], value: Json, path: string): readonly string[] {
  const complaints = types.map((type) => check(schema, type, value, path));
  return complaints.some((complaint) => complaint.length === 0) ? [] : (complaints[0] ?? []);
}

type Check = (schema: ResourceSchema, type: PropertyType, value: Json, path: string) => readonly string[];

const check: Check = (schema, type, value, path) => {
  switch (type.type) {
    case "array":
      return isArray(value)
        ? value.flatMap((item, index) => check(schema, type.element, item, `${path}/${index}`))
        : [expected("JSONArray", value, path)];
    case "map":
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => check(schema, type.element, item, `${path}/${key}`))
        : [expected("JSONObject", value, path)];
    case "union":
      return checkTypes(schema, type.types, value, path);
    case "ref":
      return isObject(value) ? checkFields(schema, schema.fieldsOf(type) ?? {}, value, path) : [expected("JSONObject", value, path)];
    default:
      return checkPlain(type, value, path);
  }
};

function checkPlain(type: PrimitiveType, value: Json, path: string): readonly string[] {
  switch (type.type) {
    case "string":
      return checkScalar(typeof value === "string", "String", type.allowedValues, value, path);
    case "integer":
      return checkScalar(Number.isInteger(value), "Integer", type.allowedValues, value, path);
    case "number":
      return checkScalar(typeof value === "number", "Number", undefined, value, path);
    case "boolean":
      return checkScalar(typeof value === "boolean", "Boolean", undefined, value, path);
    case "date-time":
      return checkScalar(typeof value === "string" && !Number.isNaN(Date.parse(value)), "date-time String", undefined, value, path);
    case "null":
      return checkScalar(value === null, "Null", undefined, value, path);
    case "json":
      return checkScalar(value !== null && ["object", "string"].includes(typeof value), "JSONObject", undefined, value, path);
    case "tag":
      return checkTag(value, path);
  }
}

function checkScalar(
  isRightType: boolean,
  name: string,
  allowed: readonly (string | number)[] | undefined,
  value: Json,
  path: string,
): readonly string[] {
  if (!isRightType) return [expected(name, value, path)];
  if (allowed && !allowed.includes(value as string | number)) return [`${path}: ${String(value)} is not a valid enum value`];
  return [];
}

function checkTag(value: Json, path: string): readonly string[] {
  if (!isObject(value)) return [expected("JSONObject", value, path)];
  const missing = ["Key", "Value"].filter((name) => !(name in value)).map((name) => `${path}: required key [${name}] not found`);
  const wrong = Object.entries(value).flatMap(([name, item]) =>
    name === "Key" || name === "Value"
      ? checkScalar(typeof item === "string", "String", undefined, item, `${path}/${name}`)
      : [`${path}: extraneous key [${name}] is not permitted`],
  );
  return [...missing, ...wrong];
}

function expected(name: string, value: Json, path: string): string {
  return `${path}: expected type: ${name}, found: ${nameOfType(value)}`;
}

function nameOfType(value: Json): string {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "JSONArray";
  if (typeof value === "object") return "JSONObject";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "BigDecimal";
  return typeof value === "string" ? "String" : "Boolean";
}
