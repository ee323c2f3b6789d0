import type { PropertyMap, Value } from "@zerolake/resources";

/** A property whose value is `undefined` is left out; that keeps "only when" readable where it is written. */
export interface LooseMap {
  readonly [key: string]: LooseValue;
}
export type LooseValue = Value | undefined | LooseMap | readonly LooseValue[];

/** Drops what is undefined, everywhere inside. */
export function compact(map: LooseMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, compactValue(value)]])));
}

function compactValue(value: Exclude<LooseValue, undefined>): Value {
  if (Array.isArray(value)) return (value as readonly LooseValue[]).flatMap((item) => (item === undefined ? [] : [compactValue(item)]));
  if (typeof value === "object" && value !== null) return compact(value as LooseMap);
  return value as Value;
}
