import { isJoin, isList, isMap, isReference, isSecret, join, type Value } from "@zerolake/resources";

/** JSON as text (policies, state machines, pipelines) with references spliced in: their values must need no escaping, as ARNs and ids do not. */
export function jsonText(value: Value): Value {
  return join(...pieces(value));
}

function pieces(value: Value): Value[] {
  if (isReference(value) || isSecret(value)) return ['"', value, '"'];
  if (isJoin(value)) return ['"', ...value.$join.map((part) => (typeof part === "string" ? JSON.stringify(part).slice(1, -1) : part)), '"'];
  if (isList(value)) return ["[", ...separated(value.map(pieces)), "]"];
  if (isMap(value))
    return ["{", ...separated(Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}:`, ...pieces(item)])), "}"];
  return [JSON.stringify(value)];
}

function separated(groups: readonly (readonly Value[])[]): Value[] {
  return groups.flatMap((group, index) => (index === 0 ? [...group] : [",", ...group]));
}
