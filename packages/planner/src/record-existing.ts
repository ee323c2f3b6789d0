import {
  type Address,
  type DesiredResource,
  isReference,
  isSecret,
  needsOf,
  type PropertyMap,
  type Reference,
  type SecretMarker,
  substitute,
  type Value,
  walkValue,
} from "@zerolake/resources";
import { attributeOf } from "./attribute-of.ts";
import type { RecordedResource } from "./plan.ts";

/** What is wanted of a resource, with references followed as far as what they name is recorded. */
export function resolveThrough({ properties }: DesiredResource, recorded: readonly RecordedResource[]): PropertyMap {
  const known = new Map<Address, RecordedResource>(recorded.map((resource) => [resource.address, resource]));
  const lookup = (marker: Reference | SecretMarker): Value | undefined => {
    if (!("$ref" in marker)) return undefined;
    const target = known.get(marker.$ref);
    return target && attributeOf(target, marker.attr);
  };
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, substitute(value, lookup)]));
}

/** Neither a reference nor a secret is left in it. */
export function isResolved(value: Value): boolean {
  let isWhole = true;
  walkValue(value, (part) => {
    if (isReference(part) || isSecret(part)) isWhole = false;
  });
  return isWhole;
}

/**
 * The record of something that exists without a deployment of ours that made it. Properties that nobody can know, since they hold a
 * reference or a secret, are left out: the next plan sets them.
 */
export function recordExisting(
  desired: DesiredResource,
  { identifier, properties, attributes }: Pick<RecordedResource, "identifier" | "properties" | "attributes">,
): RecordedResource {
  const { address, component, type, via, holdsData, retain, facts, expectedMinutes, timeLimitMinutes } = desired;
  return {
    address,
    component,
    type,
    via,
    identifier,
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => isResolved(value))),
    attributes,
    secretDigests: {},
    dependsOn: needsOf(desired),
    holdsData,
    retain,
    facts,
    expectedMinutes,
    timeLimitMinutes,
  };
}
