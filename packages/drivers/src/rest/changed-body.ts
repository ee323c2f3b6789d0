import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { isCovered, isEqual, type Path, valueAt } from "../property-path.ts";

/** Maps of people's own keys change as a whole: their keys are no fields. */
const OWN_KEYS: ReadonlySet<string> = new Set(["labels", "userLabels", "resourceLabels", "properties", "metadata"]);

/** Dotted paths of the deepest fields that differ; lists and maps of own keys count as one. */
export function fieldMask(before: PropertyMap, after: PropertyMap): readonly string[] {
  return changedPaths(before, after, []).map((path) => path.join("."));
}

function changedPaths(before: PropertyMap, after: PropertyMap, path: Path): readonly Path[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) => {
    const [old, wanted] = [before[key], after[key]];
    if (isEqual(old, wanted)) return [];
    const isDeeper = isMap(old) && isMap(wanted) && !OWN_KEYS.has(key) && Object.keys(wanted).length > 0;
    return isDeeper ? changedPaths(old, wanted, [...path, key]) : [[...path, key]];
  });
}

/** The wanted values of the masked fields. `absent` stands for what is wanted no longer; without it the mask alone says so. */
export function changedBody(before: PropertyMap, after: PropertyMap, mask: readonly string[], absent?: null): PropertyMap {
  return mask.reduce<PropertyMap>((body, dotted) => {
    const path = dotted.split(".");
    const wanted = valueAt(after, path);
    if (wanted === undefined) return absent === undefined ? body : set(body, path, absent);
    // Merging keeps keys that are not named: those that went are named as absent.
    const old = valueAt(before, path);
    const removed = absent === null && isMap(old) && isMap(wanted) ? Object.keys(old).filter((key) => !(key in wanted)) : [];
    return set(body, path, isMap(wanted) ? { ...wanted, ...Object.fromEntries(removed.map((key) => [key, null])) } : wanted);
  }, {});
}

function set(target: PropertyMap, [key = "", ...rest]: Path, value: Value): PropertyMap {
  const child = target[key];
  return { ...target, [key]: rest.length === 0 ? value : set(isMap(child) ? child : {}, rest, value) };
}

/** The first changed field that can only be set at creation. */
export function firstFixed(before: PropertyMap, after: PropertyMap, createOnly: readonly string[]): string | undefined {
  return fieldMask(before, after).find(
    (path) =>
      isCovered(path.split("."), createOnly) || createOnly.some((fixed) => fixed.startsWith(`${path}.`) && differs(before, after, fixed)),
  );
}

function differs(before: PropertyMap, after: PropertyMap, path: string): boolean {
  return !isEqual(valueAt(before, path.split(".")), valueAt(after, path.split(".")));
}
