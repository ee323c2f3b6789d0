import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";

/** The value at a dotted path (`Endpoints.0.Port`), or `undefined` when the path leads nowhere. A key with dots inside wins over the path. */
export function valueAt(properties: PropertyMap, path: string): Value | undefined {
  if (Object.hasOwn(properties, path)) return properties[path];
  let current: Value | undefined = properties;
  for (const key of path.split(".")) {
    if (isList(current)) current = current[Number(key)];
    else if (isMap(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

/** True when two paths name the same property or one lies inside the other; list positions and `*` match anything. */
export function overlaps(left: string, right: string): boolean {
  const leftKeys = withoutPositions(left);
  const rightKeys = withoutPositions(right);
  const length = Math.min(leftKeys.length, rightKeys.length);
  return leftKeys.slice(0, length).every((key, index) => key === rightKeys[index]);
}

/** True when `path` names `outer` itself or something inside it. */
export function isWithin(path: string, outer: string): boolean {
  return withoutPositions(path).length >= withoutPositions(outer).length && overlaps(path, outer);
}

function withoutPositions(path: string): string[] {
  return path.split(".").filter((key) => key !== "*" && !/^\d+$/.test(key));
}
