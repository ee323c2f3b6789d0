import { attributeOf, type RecordedResource } from "@zerolake/planner";
import { isList, isMap, type PropertyMap, substitute, type Value } from "@zerolake/resources";

/** The value at a dotted path, where keys may hold dots themselves (`configs.retention.ms`); `undefined` when it leads nowhere. */
export function valueAtPath(properties: PropertyMap, path: string): Value | undefined {
  return path === "" ? properties : below(properties, path.split("."));
}

function below(value: Value | undefined, keys: readonly string[]): Value | undefined {
  if (keys.length === 0) return value;
  if (isList(value)) return below(value[Number(keys[0])], keys.slice(1));
  if (!isMap(value)) return undefined;
  for (let taken = 1; taken <= keys.length; taken += 1) {
    const key = keys.slice(0, taken).join(".");
    const found = Object.hasOwn(value, key) ? below(value[key], keys.slice(taken)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A wanted value with its references read from what is recorded; what nobody knows stays a reference. */
export function resolved(value: Value | undefined, recorded: readonly RecordedResource[]): Value | undefined {
  if (value === undefined) return undefined;
  return substitute(value, (marker) => {
    if (!("$ref" in marker)) return undefined;
    const target = recorded.find(({ address }) => address === marker.$ref);
    return target && attributeOf(target, marker.attr);
  });
}
