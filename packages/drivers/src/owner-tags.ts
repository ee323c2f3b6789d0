import type { OwnerTags } from "@zerolake/execution";
import { addressFromTag, isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";

const PREFIX = "zerolake:";

/** The owner written on a resource, whichever property carries the tags and in whichever shape; `undefined` without all four. */
export function readOwner(attributes: PropertyMap): OwnerTags | undefined {
  for (const value of Object.values(attributes)) {
    const tags = new Map(tagEntries(value));
    const installation = tags.get(`${PREFIX}installation`);
    const environment = tags.get(`${PREFIX}environment`);
    const component = tags.get(`${PREFIX}component`);
    const address = tags.get(`${PREFIX}address`);
    if (installation && environment && component && address)
      return { installation, environment, component, address: addressFromTag(address) };
  }
  return undefined;
}

export function isSameOwner(left: OwnerTags | undefined, right: OwnerTags): boolean {
  return left?.installation === right.installation && left.environment === right.environment && left.address === right.address;
}

function tagEntries(value: Value): readonly (readonly [string, string])[] {
  if (isList(value)) {
    return value.flatMap((tag) =>
      isMap(tag) && typeof tag["Key"] === "string" && typeof tag["Value"] === "string" ? [[tag["Key"], tag["Value"]]] : [],
    );
  }
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, text]) => (typeof text === "string" && key.startsWith(PREFIX) ? [[key, text]] : []));
}
