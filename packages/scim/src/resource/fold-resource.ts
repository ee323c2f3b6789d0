import { foldCase } from "../filter/condition.ts";
import { isList, isObject, type Json, type JsonObject } from "../json.ts";
import type { Attribute } from "../schema/attribute.ts";
import { type ResourceKind, topAttributes } from "../schema/resource-kind.ts";

/** A copy for searching: text is folded wherever its attribute does not tell upper from lower case, as the values of a condition are. */
export function foldResource(kind: ResourceKind, resource: JsonObject): JsonObject {
  const folded = foldParts(topAttributes(kind), resource);
  const extensions = kind.extensions.flatMap(({ id, attributes }) => {
    const held = resource[id];
    return isObject(held) ? [[id, foldParts(attributes, held)] as const] : [];
  });
  return { ...folded, ...Object.fromEntries(extensions) };
}

function foldParts(attributes: readonly Attribute[], parts: JsonObject): JsonObject {
  const entries = attributes.flatMap((attribute) => {
    const value = parts[attribute.name];
    return value === undefined ? [] : [[attribute.name, fold(attribute, value)] as const];
  });
  return Object.fromEntries(entries);
}

function fold(attribute: Attribute, value: Json): Json {
  if (isList(value)) return value.map((each) => fold(attribute, each));
  if (isObject(value)) return foldParts(attribute.subAttributes, value);
  return typeof value === "string" && !attribute.caseExact ? foldCase(value) : value;
}
