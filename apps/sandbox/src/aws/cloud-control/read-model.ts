import { isArray, isObject, type Json, type JsonObject } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";

/** A read never returns write-only properties. */
export function withoutWriteOnly(schema: ResourceSchema, model: JsonObject): JsonObject {
  return schema.writeOnly.reduce<JsonObject>((rest, path) => without(rest, path.split(".")) as JsonObject, model);
}

/** As the cloud returns it: tags come back in an order of their own. */
export function readModel(schema: ResourceSchema, model: JsonObject): JsonObject {
  const name = schema.tagProperty?.name;
  const tags = name === undefined ? undefined : model[name];
  return name !== undefined && isArray(tags) ? { ...model, [name]: tags.toReversed() } : model;
}

function without(value: Json, path: readonly string[]): Json {
  const [key, ...rest] = path;
  if (key === "*") return isArray(value) ? value.map((item) => without(item, rest)) : value;
  if (key === undefined || !isObject(value) || !(key in value)) return value;
  const { [key]: child, ...others } = value;
  return rest.length === 0 || child === undefined ? others : { ...value, [key]: without(child, rest) };
}
