import type { ObservedResource, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { isSameOwner } from "../../owner-tags.ts";
import { contains, valueAt, withValue } from "../../property-path.ts";
import type { AwsCall } from "../aws-call.ts";
import { listIdentifiers } from "./list-identifiers.ts";
import { readModel } from "./read-model.ts";

/** Reads in parallel while looking through a list; Cloud Control allows a few calls per second. */
const READS_IN_FLIGHT = 4;

/**
 * Finds a resource that may or may not exist: by its identifier where the properties say it; otherwise among all of its
 * type by unique name, by owner tags, or – where a type has neither – by everything that cannot change after creation.
 */
export async function findResource(call: AwsCall, request: ResourceRequest): Promise<ObservedResource | undefined> {
  const identifier = knownIdentifier(request);
  if (identifier !== undefined) return readModel(call, request.type, identifier);
  const listed = (await listIdentifiers(call, request.type, request.properties)) ?? [];
  const identifiers = listed.filter((candidate) => !request.otherThan?.includes(candidate));
  for (let start = 0; start < identifiers.length; start += READS_IN_FLIGHT) {
    const batch = identifiers.slice(start, start + READS_IN_FLIGHT);
    const observed = await Promise.all(batch.map((candidate) => readModel(call, request.type, candidate)));
    const found = observed.find((candidate) => candidate !== undefined && isWanted(candidate, request));
    if (found) return found;
  }
  return undefined;
}

/** The identifier made of properties that the request gives, or `undefined` when the cloud hands out a part of it. */
function knownIdentifier({ properties, facts }: ResourceRequest): string | undefined {
  if (facts.identifier.length === 0) return undefined;
  const parts = facts.identifier.map((path) => valueAt(properties, path.split(".")));
  return parts.every((part) => typeof part === "string" && part !== "") ? parts.join("|") : undefined;
}

function isWanted(observed: ObservedResource, { facts, owner, properties }: ResourceRequest): boolean {
  if (isSameOwner(observed.owner, owner)) return true;
  if (facts.hasUniqueName) return hasSameName(observed.attributes, properties);
  return facts.tags === null && hasSameCreation(observed.attributes, properties, facts.createOnly);
}

/** The name is the one property that ends in `Name` (or is `Name`) and cannot be changed. */
function hasSameName(attributes: PropertyMap, properties: PropertyMap): boolean {
  const names = Object.keys(properties).filter((key) => key.endsWith("Name") && typeof properties[key] === "string");
  return names.length > 0 && names.every((key) => attributes[key] === properties[key]);
}

function hasSameCreation(attributes: PropertyMap, properties: PropertyMap, createOnly: readonly string[]): boolean {
  const fixed = createOnly.reduce<PropertyMap>((result, path) => {
    const value = valueAt(properties, path.split("."));
    return value === undefined ? result : withValue(result, path.split("."), value);
  }, {});
  const wanted = Object.keys(fixed).length > 0 ? fixed : properties;
  return isMap(wanted) && contains(attributes, wanted);
}
