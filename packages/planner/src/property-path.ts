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

/** The same properties with another value at a path through maps, or without it; a path that leads elsewhere changes nothing. */
export function withValueAt(properties: PropertyMap, path: string, value: Value | undefined): PropertyMap {
  const [key = "", ...rest] = path.split(".");
  if (rest.length === 0) {
    const { [key]: _before, ...others } = properties;
    return value === undefined ? others : { ...properties, [key]: value };
  }
  const inner = properties[key] ?? {};
  if (!isMap(inner) || (value === undefined && properties[key] === undefined)) return properties;
  return { ...properties, [key]: withValueAt(inner, rest.join("."), value) };
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
