import { canonicalJson, isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { normalScalar } from "./normal-scalar.ts";
import { isPolicyDocument, normalPolicy } from "./policy-document.ts";

/**
 * One form of what clouds write in several: order of lists, documents as text, scalars (see `normalScalar`), policies by what they
 * allow; what is empty is absent (`undefined`). Idempotent. `key` is the property's own name.
 */
export function normalise(value: Value | undefined, key = ""): Value | undefined {
  const opened = openText(value);
  if (opened === undefined || opened === null || opened === "") return undefined;
  if (isList(opened)) return normalList(opened, key);
  if (isMap(opened)) return isPolicyDocument(opened) ? normalPolicy(opened) : normalMap(opened);
  return typeof opened === "object" ? opened : normalScalar(opened, key);
}

/** A document that is written as text, as the document. */
export function openText(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value;
  }
}

/** Whether two values mean the same. What was switched off or is empty means the same as what is absent. */
export function meansSame(left: Value | undefined, right: Value | undefined, key = ""): boolean {
  const [a, b] = [normalise(left, key), normalise(right, key)];
  if (a === undefined || b === undefined) return isNothing(a) && isNothing(b);
  return canonicalJson(a) === canonicalJson(b);
}

function isNothing(value: Value | undefined): boolean {
  return value === undefined || value === false || value === 0;
}

function normalList(items: readonly Value[], key: string): Value | undefined {
  const normal = items.flatMap((item) => normalise(item, key) ?? []);
  const sorted = normal
    .map((item) => [canonicalJson(item), item] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return sorted.length === 0 ? undefined : sorted.map(([, item]) => item);
}

function normalMap(map: PropertyMap): Value | undefined {
  const entries = Object.entries(map).flatMap(([key, value]) => {
    const normal = normalise(value, key);
    return normal === undefined ? [] : [[key, normal] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
