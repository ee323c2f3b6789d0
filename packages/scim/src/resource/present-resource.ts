import { isAssigned, isList, isObject, type Json, type JsonObject } from "../json.ts";
import { type AttributePath, parseAttributePath } from "../schema/attribute-path.ts";
import { type AttributePlace, extensionNamed, resolveAttribute } from "../schema/resolve-attribute.ts";
import { RESOURCE_KINDS, type ResourceKind } from "../schema/resource-kind.ts";
import { entityTag } from "./entity-tag.ts";

/** What a client asks to see of each resource (RFC 7644 §3.9). Paths that name nothing are passed over. */
export interface Projection {
  /** Only these, and what is always shown. */
  readonly attributes?: readonly string[];
  /** All but these; not looked at when `attributes` is given. */
  readonly excludedAttributes?: readonly string[];
}

/** What is kept of a resource, and what the server adds. */
export interface StoredResource {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** As `readResource` gives it, and lists that others change, such as the groups of a person. */
  readonly attributes: JsonObject;
}

/** The resource as it is answered. `base` is the address of the service, without a slash at the end. */
export function presentResource(
  kind: ResourceKind,
  stored: StoredResource,
  { base, show = {} }: { base: string; show?: Projection },
): JsonObject {
  const { id, version, createdAt, updatedAt, attributes } = stored;
  const meta = {
    resourceType: kind.name,
    created: createdAt.toISOString(),
    lastModified: updatedAt.toISOString(),
    location: locationOf(kind, base, id),
    version: entityTag(version),
  };
  const used = kind.extensions.map((each) => each.id).filter((each) => isAssigned(attributes[each]));
  return project(kind, { schemas: [kind.schema.id, ...used], id, ...withReferences(kind, attributes, base), meta }, show);
}

/** Groups of a person and members of a group say where they are found. */
function withReferences({ schema }: ResourceKind, attributes: JsonObject, base: string): JsonObject {
  const referring = schema.attributes.flatMap(({ name, subAttributes }) => {
    const [target] = subAttributes.find((each) => each.name === "$ref")?.referenceTypes ?? [];
    const kind = RESOURCE_KINDS.find((each) => each.name === target);
    const values = attributes[name];
    if (!kind || !isList(values)) return [];
    return [[name, values.filter(isObject).map((each) => ({ ...each, $ref: locationOf(kind, base, String(each["value"])) }))] as const];
  });
  return { ...attributes, ...Object.fromEntries(referring) };
}

export function locationOf({ endpoint }: ResourceKind, base: string, id: string): string {
  return `${base}${endpoint}/${id}`;
}

/** Whether an answer shows anything of the attribute: what is not shown need not be loaded. */
export function isShown(kind: ResourceKind, name: string, show: Projection): boolean {
  const probe: JsonObject = { [name]: "shown" };
  return name in project(kind, probe, show);
}

function project(kind: ResourceKind, resource: JsonObject, { attributes, excludedAttributes }: Projection): JsonObject {
  if (attributes !== undefined) return keepOnly(kind, resource, attributes);
  return (excludedAttributes ?? []).reduce((left, path) => withoutPath(kind, left, path), resource);
}

const ALWAYS = ["schemas", "id"];

function keepOnly(kind: ResourceKind, resource: JsonObject, paths: readonly string[]): JsonObject {
  const kept: Record<string, Json> = Object.fromEntries(
    ALWAYS.flatMap((name) => (name in resource ? [[name, resource[name] ?? null]] : [])),
  );
  for (const text of paths) {
    const whole = extensionNamed(kind, text);
    if (whole !== undefined && resource[whole] !== undefined) kept[whole] = resource[whole];
    const place = whole === undefined ? placeAt(kind, text) : undefined;
    if (place) keepPlace(kept, resource, place);
  }
  return kept;
}

function keepPlace(kept: Record<string, Json>, resource: JsonObject, { extension, attribute, sub }: AttributePlace): void {
  const holder = extension === undefined ? resource : resource[extension];
  const value = isObject(holder) ? holder[attribute.name] : undefined;
  if (value === undefined) return;
  const target = extension === undefined ? kept : { ...asObject(kept[extension]) };
  target[attribute.name] = sub ? merged(target[attribute.name], partOnly(value, sub.name)) : value;
  if (extension !== undefined) kept[extension] = target;
}

function partOnly(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((each: Json) => partOnly(each, name));
  return isObject(value) && value[name] !== undefined ? { [name]: value[name] } : {};
}

/** Several parts of one attribute that were asked for one by one. */
function merged(before: Json | undefined, more: Json): Json {
  if (Array.isArray(before) && Array.isArray(more)) return before.map((each: Json, index) => merged(each, more[index] ?? {}));
  return isObject(before) && isObject(more) ? { ...before, ...more } : more;
}

function withoutPath(kind: ResourceKind, resource: JsonObject, text: string): JsonObject {
  const whole = extensionNamed(kind, text);
  if (whole !== undefined) return without(resource, whole);
  const place = placeAt(kind, text);
  if (!place || ALWAYS.includes(place.attribute.name)) return resource;
  const { extension, attribute, sub } = place;
  const drop = (holder: JsonObject) => {
    const value = holder[attribute.name];
    return sub && value !== undefined ? { ...holder, [attribute.name]: partDropped(value, sub.name) } : without(holder, attribute.name);
  };
  if (extension === undefined) return drop(resource);
  return isObject(resource[extension]) ? { ...resource, [extension]: drop(resource[extension]) } : resource;
}

function partDropped(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((each: Json) => partDropped(each, name));
  return isObject(value) ? without(value, name) : value;
}

function without(from: JsonObject, name: string): JsonObject {
  const { [name]: _dropped, ...rest } = from;
  return rest;
}

/** Entra ID asks for `emails[type eq "work"]`; which values a filter means is not looked at, so all are shown. */
function placeAt(kind: ResourceKind, text: string): AttributePlace | undefined {
  const [from, to] = [text.indexOf("["), text.lastIndexOf("]")];
  const path: AttributePath | undefined = parseAttributePath(from === -1 || to < from ? text : text.slice(0, from) + text.slice(to + 1));
  return path && resolveAttribute(kind, path);
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
