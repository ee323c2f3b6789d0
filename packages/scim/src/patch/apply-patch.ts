import type { Result } from "@zerolake/resources";
import { isAssigned, isObject, type Json, type JsonObject } from "../json.ts";
import { attempt, refuse, type ScimProblem } from "../problem.ts";
import { requireAll } from "../resource/read-resource.ts";
import { isKept } from "../resource/read-value.ts";
import { parseAttributePath } from "../schema/attribute-path.ts";
import { extensionNamed, isSameName, resolveAttribute } from "../schema/resolve-attribute.ts";
import type { ResourceKind } from "../schema/resource-kind.ts";
import { changeAttribute, refuseChange } from "./change-attribute.ts";
import type { PatchOperation } from "./patch-request.ts";
import { type PatchTarget, readTarget } from "./patch-target.ts";

/** The resource after all operations, in order, or the first refusal: a PATCH is done whole or not at all (RFC 7644 §3.5.2). */
export function applyPatch(
  kind: ResourceKind,
  resource: JsonObject,
  operations: readonly PatchOperation[],
): Result<JsonObject, ScimProblem> {
  return attempt(() => {
    const after = operations.reduce((before, operation) => applyOne(kind, before, operation), resource);
    requireAll(kind, after);
    return after;
  });
}

function applyOne(kind: ResourceKind, resource: JsonObject, { op, path, value }: PatchOperation): JsonObject {
  if (path === undefined || isSameName(path, kind.schema.id)) return applyMembers(kind, resource, { op, value: value ?? null });
  const extension = extensionNamed(kind, path);
  if (extension !== undefined) return applyExtension(kind, resource, { op, value: value ?? null, extension });
  const target = readTarget(kind, path);
  for (const each of [target.attribute, target.sub]) if (each && !isKept(each)) return passOver(resource, each);
  return changeAt(resource, target, { op, value });
}

/** A password may be set, and is not kept. */
function passOver(resource: JsonObject, attribute: PatchTarget["attribute"]): JsonObject {
  return attribute.mutability === "writeOnly" ? resource : refuseChange(attribute);
}

function changeAt(
  resource: JsonObject,
  target: PatchTarget,
  { op, value }: { op: PatchOperation["op"]; value: Json | undefined },
): JsonObject {
  const { extension, attribute } = target;
  const holder = extension === undefined ? resource : resource[extension];
  const { [attribute.name]: before, ...others } = isObject(holder) ? holder : {};
  const after = changeAttribute(before, { op, target, value });
  const changed = after === undefined ? others : { ...others, [attribute.name]: after };
  return extension === undefined ? changed : withExtension(resource, extension, changed);
}

interface Members {
  readonly op: PatchOperation["op"];
  readonly value: Json;
}

/**
 * Without a path the value is an object whose names are paths. As in a whole resource, what may not be set and what nobody knows is
 * left out: Okta repeats the id of a group, for one.
 */
function applyMembers(kind: ResourceKind, resource: JsonObject, { op, value }: Members): JsonObject {
  if (!isObject(value)) return refuse("invalidValue", `Without a path the value of “${op}” is an object.`);
  return membersOf(kind, value).reduce((before, [path, each]) => {
    if (!isKnown(kind, path)) return before;
    return applyOne(kind, before, { op, path, value: each });
  }, resource);
}

/** What stands under the schema's own name belongs to the resource; one level deep, since a client may nest it without end. */
function membersOf({ schema }: ResourceKind, value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([name, each]) =>
    isSameName(name, schema.id) && isObject(each) ? Object.entries(each) : [[name, each] as const],
  );
}

function isKnown(kind: ResourceKind, text: string): boolean {
  if (extensionNamed(kind, text) !== undefined) return true;
  const [name = ""] = text.split("[");
  const path = parseAttributePath(name);
  const place = path && resolveAttribute(kind, path);
  return place !== undefined && [place.attribute, place.sub].every((each) => each === undefined || isKept(each));
}

function applyExtension(kind: ResourceKind, resource: JsonObject, { op, value, extension }: Members & { extension: string }): JsonObject {
  if (op === "remove") return withExtension(resource, extension, {});
  if (!isObject(value)) return refuse("invalidValue", "An extension is an object.");
  return Object.entries(value).reduce(
    (before, [name, each]) => applyMembers(kind, before, { op, value: { [`${extension}:${name}`]: each } }),
    resource,
  );
}

function withExtension(resource: JsonObject, extension: string, holder: JsonObject): JsonObject {
  const { [extension]: _before, ...others } = resource;
  return isAssigned(holder) ? { ...others, [extension]: holder } : others;
}
