import { isObject, type JsonObject, valueAt, withValueAt } from "../json.ts";

/** A JSON merge patch: what is named changes, `null` removes, everything else stays. */
export function mergePatch(before: JsonObject, patch: JsonObject): JsonObject {
  const entries = Object.entries(patch).flatMap(([key, value]) => {
    if (value === null) return [];
    const old = before[key];
    return [[key, isObject(value) ? mergePatch(isObject(old) ? old : {}, value) : value] as const];
  });
  const kept = Object.entries(before).filter(([key]) => !(key in patch));
  return Object.fromEntries([...kept, ...entries]);
}

/** Takes the masked fields from the patch and no others; what the patch does not have goes. */
export function withMask(before: JsonObject, patch: JsonObject, mask: readonly string[]): JsonObject {
  return mask.reduce<JsonObject>((model, field) => {
    const path = field.split(".");
    const wanted = valueAt(patch, path);
    return wanted === undefined ? withoutPath(model, path) : withValueAt(model, path, wanted);
  }, before);
}

function withoutPath(model: JsonObject, [key = "", ...rest]: readonly string[]): JsonObject {
  const { [key]: child, ...others } = model;
  if (rest.length === 0 || !isObject(child)) return others;
  return { ...others, [key]: withoutPath(child, rest) };
}
