import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";

export type Path = readonly string[];

export function toPointer(path: Path): string {
  return path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  let current: Value | undefined = value;
  for (const key of path) {
    if (isList(current)) current = current[Number(key)];
    else current = isMap(current) ? current[key] : undefined;
  }
  return current;
}

/** `a.*.b` covers `a.0.b`, and everything below it. */
export function isCovered(path: Path, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const keys = pattern.split(".");
    return keys.length <= path.length && keys.every((key, index) => key === "*" || key === path[index]);
  });
}

/** A copy without what the patterns name. */
export function without(value: Value, patterns: readonly string[], path: Path = []): Value {
  if (isList(value)) return value.map((item, index) => without(item, patterns, [...path, String(index)]));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isCovered([...path, key], patterns))
      .map(([key, item]) => [key, without(item, patterns, [...path, key])]),
  );
}

/** True when `actual` holds everything that `wanted` says; what the cloud added does not matter. Lists count as a whole. */
export function contains(actual: Value | undefined, wanted: Value): boolean {
  if (isMap(wanted)) {
    if (!isMap(actual)) return false;
    return Object.entries(wanted).every(([key, item]) => contains(actual[key], item));
  }
  if (isList(wanted)) {
    if (!isList(actual) || actual.length !== wanted.length) return false;
    return containsInOrder(actual, wanted) || containsInAnyOrder(actual, wanted);
  }
  return actual === wanted;
}

function containsInOrder(actual: readonly Value[], wanted: readonly Value[]): boolean {
  return wanted.every((item, index) => contains(actual[index], item));
}

/** Clouds return sets (tags, subnets, rules) in an order of their own. */
function containsInAnyOrder(actual: readonly Value[], wanted: readonly Value[]): boolean {
  const left = [...actual];
  return wanted.every((item) => {
    const index = left.findIndex((candidate) => contains(candidate, item));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

export function isEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return contains(left, right) && contains(right, left);
}

/** A copy with the value at the path; maps on the way exist already. */
export function withValue(target: PropertyMap, path: Path, value: Value): PropertyMap {
  const [key, ...rest] = path;
  if (key === undefined) return target;
  const child = target[key];
  return { ...target, [key]: rest.length === 0 ? value : withValue(isMap(child) ? child : {}, rest, value) };
}
