/** Plain JSON, as it comes over the wire and goes into the store. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The text at a dotted path, or `undefined` when there is none. */
export function textAt(value: Json | undefined, path: string): string | undefined {
  const found = valueAt(value, path.split("."));
  return typeof found === "string" ? found : undefined;
}

export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let current: Json | undefined = value;
  for (const key of path) {
    if (isArray(current)) current = current[Number(key)];
    else current = isObject(current) ? current[key] : undefined;
  }
  return current;
}

/** A copy with `value` at the path; objects on the way are made. */
export function withValueAt(target: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return target;
  const child = target[key];
  return { ...target, [key]: rest.length === 0 ? value : withValueAt(isObject(child) ? child : {}, rest, value) };
}
