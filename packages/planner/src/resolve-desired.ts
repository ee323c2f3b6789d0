import { type Address, type DesiredResource, type PropertyMap, type Reference, substitute, type Value } from "@zerolake/resources";
import { attributeOf } from "./attribute-of.ts";
import { hasSecret } from "./diff-properties.ts";
import type { PlanAction, RecordedResource } from "./plan.ts";
import { valueAt } from "./property-path.ts";

/** What was decided about a resource that others refer to. */
export interface Decided {
  readonly action: PlanAction;
  readonly desired: DesiredResource;
  /** The wanted properties, with every reference that is known by now resolved. */
  readonly properties: PropertyMap;
  readonly prior?: RecordedResource;
}

/** Attributes that move with every update; all others are taken to stay as they are when their resource is updated in place. */
const MOVING_ATTRIBUTE = /(version|revision|digest|hash|etag|lastmodified|updatedat)/i;

/** Replaces the references of a resource by what is known at planning time; markers that stay are "known after apply". */
export function resolveDesired(desired: DesiredResource, decided: ReadonlyMap<Address, Decided>): PropertyMap {
  const lookup = (marker: Reference | { readonly $secret: string }): Value | undefined => {
    if (!("$ref" in marker)) return undefined;
    const target = decided.get(marker.$ref);
    return target ? knownAttribute(target, marker.attr) : undefined;
  };
  return Object.fromEntries(Object.entries(desired.properties).map(([key, value]) => [key, substitute(value, lookup)]));
}

function knownAttribute(target: Decided, attr: string): Value | undefined {
  switch (target.action) {
    case "none":
      return target.prior && publicValue(attributeOf(target.prior, attr));
    case "update":
      return attributeAfterUpdate(target, attr);
    default:
      return target.desired.isReadStep ? undefined : wantedValue(target, attr);
  }
}

function attributeAfterUpdate(target: Decided, attr: string): Value | undefined {
  const wanted = wantedValue(target, attr);
  const sent = target.prior && valueAt(target.prior.properties, attr);
  if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(sent)) return wanted;
  if (wanted === undefined && MOVING_ATTRIBUTE.test(attr)) return undefined;
  return target.prior && publicValue(attributeOf(target.prior, attr));
}

function wantedValue({ desired, properties }: Decided, attr: string): Value | undefined {
  return desired.facts.readOnly.includes(attr) ? undefined : publicValue(valueAt(properties, attr));
}

function publicValue(value: Value | undefined): Value | undefined {
  return hasSecret(value) ? undefined : value;
}
