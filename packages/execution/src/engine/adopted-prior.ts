import { isList, isMap, type PropertyMap, type TypeFacts, type Value } from "@zerolake/resources";

/**
 * What stands in for "what was sent last" when something is adopted: the part of what the cloud has that we want to set. Nothing
 * else of it is ours, so nothing else may be taken away; and what the cloud never shows is taken to be as wanted.
 */
export function adoptedPrior(
  attributes: PropertyMap,
  { wanted, facts }: { readonly wanted: PropertyMap; readonly facts: TypeFacts },
): PropertyMap {
  return ourPart(attributes, wanted, { path: "", facts });
}

function ourPart(
  observed: PropertyMap,
  wanted: PropertyMap,
  { path, facts }: { readonly path: string; readonly facts: TypeFacts },
): PropertyMap {
  const part: Record<string, Value> = {};
  for (const [key, value] of Object.entries(wanted)) {
    const inner = path === "" ? key : `${path}.${key}`;
    const found = observed[key];
    if (found === undefined) {
      if (facts.writeOnly.includes(inner)) part[key] = value;
    } else part[key] = isMap(found) && isMap(value) && !isList(value) ? ourPart(found, value, { path: inner, facts }) : found;
  }
  return part;
}
