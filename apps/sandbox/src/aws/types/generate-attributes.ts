import { isObject, type Json, type JsonObject, textAt, valueAt, withValueAt } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import { ADDRESS_FORMATS } from "./address-formats.ts";
import { ARN_FORMATS } from "./arn-formats.ts";
import { ID_FORMATS } from "./id-formats.ts";
import type { NewResource } from "./new-resource.ts";

/** Desired state plus what the service adds on creation: identifiers, ARNs, end points, times. */
export function withAttributes(resource: NewResource): JsonObject {
  const special = ADDRESS_FORMATS[resource.type]?.(resource) ?? {};
  let model = resource.desired;
  for (const [path, value] of Object.entries(special)) model = addMissing(model, path, value);
  // ARNs come last: their templates name identifiers.
  const paths = Object.keys(resource.schema.attributes).sort((left, right) => Number(isArn(left)) - Number(isArn(right)));
  for (const path of paths) {
    if (path.includes(".") || path in model) continue;
    const value = attribute(resource, model, path);
    if (value !== undefined) model = addMissing(model, path, value);
  }
  return model;
}

/** The identifier parts in the vendor's order, joined by `|`. */
export function identifierOf(schema: ResourceSchema, model: JsonObject): string {
  return schema.identifier.map((path) => textAt(model, path) ?? String(valueAt(model, path.split(".")) ?? "")).join("|");
}

function attribute(resource: NewResource, model: JsonObject, path: string): Json | undefined {
  const id = ID_FORMATS[`${resource.type}.${path}`];
  if (id) return id(resource);
  const type = resource.schema.attributes[path];
  if (type?.type === "date-time" || /(Time|CreatedAt|UpdatedAt|ModifiedAt|Date)$/.test(path)) return new Date(resource.now).toISOString();
  if (isArn(path) || (resource.schema.identifier.includes(path) && path === "Id" && ARN_FORMATS[resource.type]))
    return arnByTemplate(resource, model);
  switch (type?.type) {
    case "string":
      return text(resource, path);
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return undefined;
  }
}

function text(resource: NewResource, path: string): string | undefined {
  if (/Status$|^State$/.test(path)) return "ACTIVE";
  // e.g. `EndpointName`, which the service makes up when nobody gave one.
  if (path.endsWith("Name"))
    return textAt(resource.desired, path) ?? `${kindOf(resource.type).toLowerCase()}-${resource.madeUp.base36(12)}`;
  if (path.endsWith("Id") || resource.schema.identifier.includes(path)) return resource.madeUp.base36(12, path);
  return undefined;
}

/** The name by which AWS knows a resource: by the vendor's template, or by ours where there is none. */
export function arnByTemplate(resource: NewResource, model: JsonObject): string {
  const format = ARN_FORMATS[resource.type];
  if (format) return format(resource);
  const template = resource.schema.arnTemplate ?? defaultTemplate(resource.type);
  return template.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case "Partition":
        return "aws";
      case "Region":
        return resource.region;
      case "Account":
        return resource.account;
      default:
        return placeholder(resource, model, name);
    }
  });
}

/** `${StreamName}` is the property of that name, else the type's own name or identifier. */
function placeholder(resource: NewResource, model: JsonObject, name: string): string {
  const own = textAt(model, name);
  if (own !== undefined) return own;
  const candidates = [
    ...resource.schema.identifier,
    "Name",
    `${kindOf(resource.type)}Name`,
    ...Object.keys(model).filter((key) => /(Name|Identifier|Id)$/.test(key)),
  ];
  const found = candidates
    .map((path) => textAt(model, path))
    .find((value) => value !== undefined && value !== "" && !value.startsWith("arn:"));
  return found ?? (name.toLowerCase().includes("uuid") ? resource.madeUp.uuid() : resource.madeUp.base36(12, name));
}

function defaultTemplate(type: string): string {
  const service = (type.split("::")[1] ?? "").toLowerCase();
  return `arn:\${Partition}:${service}:\${Region}:\${Account}:${kindOf(type).toLowerCase()}/\${Name}`;
}

function kindOf(type: string): string {
  return type.split("::")[2] ?? type;
}

function isArn(path: string): boolean {
  return /arn$/i.test(path);
}

function addMissing(model: JsonObject, path: string, value: Json): JsonObject {
  const keys = path.split(".");
  const parent = keys.length === 1 ? model : valueAt(model, keys.slice(0, -1));
  if (valueAt(model, keys) !== undefined) return model;
  return parent === undefined || isObject(parent) ? withValueAt(model, keys, value) : model;
}
