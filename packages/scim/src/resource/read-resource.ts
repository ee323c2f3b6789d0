import type { Result } from "@zerolake/resources";
import { isAssigned, isList, isObject, type Json, type JsonObject } from "../json.ts";
import { attempt, refuse, type ScimProblem } from "../problem.ts";
import type { Attribute, Schema } from "../schema/attribute.ts";
import { isSameName } from "../schema/resolve-attribute.ts";
import { type ResourceKind, topAttributes } from "../schema/resource-kind.ts";
import { isKept, readValue } from "./read-value.ts";

/**
 * A resource as a client sends it whole (POST, PUT), with what is kept of it: known attributes that a client may set, spelt as the schema
 * spells them. Names that no schema knows are left out, so that clients with extensions of their own are served, too.
 */
export function readResource(kind: ResourceKind, body: Json): Result<JsonObject, ScimProblem> {
  return attempt(() => {
    if (!isObject(body)) return refuse("invalidSyntax", "The body is no object.");
    const schemas = member(body, "schemas");
    if (!isList(schemas) || !schemas.some((each) => typeof each === "string" && isSameName(each, kind.schema.id)))
      refuse("invalidValue", `“schemas” has to name ${kind.schema.id}.`);
    const top = readAttributes(topAttributes(kind), body);
    const extensions = kind.extensions.map(({ id, attributes }) => [id, readExtension(attributes, member(body, id))] as const);
    const resource = { ...top, ...Object.fromEntries(extensions.filter(([, each]) => isAssigned(each))) };
    requireAll(kind, resource);
    return resource;
  });
}

/** Refuses a resource that lacks what its schema requires. */
export function requireAll({ schema }: ResourceKind, resource: JsonObject): void {
  const missing = schema.attributes.find(({ name, required }) => required && isMissing(resource[name]));
  if (missing) refuse("invalidValue", `“${missing.name}” is required.`);
}

/** Blanks are no name. */
function isMissing(value: Json | undefined): boolean {
  return !isAssigned(value) || (typeof value === "string" && value.trim() === "");
}

function readExtension(attributes: Schema["attributes"], given: Json | undefined): JsonObject {
  if (!isAssigned(given)) return {};
  return isObject(given) ? readAttributes(attributes, given) : refuse("invalidValue", "An extension is an object.");
}

function readAttributes(attributes: readonly Attribute[], from: JsonObject): JsonObject {
  const entries = attributes.filter(isKept).flatMap((attribute) => {
    const value = readValue(attribute, member(from, attribute.name) ?? null);
    return value === undefined ? [] : [[attribute.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function member(from: JsonObject, name: string): Json | undefined {
  const key = Object.keys(from).find((each) => isSameName(each, name));
  return key === undefined ? undefined : from[key];
}
