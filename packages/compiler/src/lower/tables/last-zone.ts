import { isMap, type Value } from "@zerolake/resources";

/** What a store says of its most refined zone, from a map by zone. */
export function lastZone(byZone: Value | undefined): Value | undefined {
  return isMap(byZone) ? Object.values(byZone).at(-1) : undefined;
}
