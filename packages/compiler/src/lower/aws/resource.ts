import {
  addressToTag,
  type DesiredResource,
  formatAddress,
  type PropertyMap,
  type Reference,
  reference,
  type Value,
} from "@zerolake/resources";
import { holdsData } from "./holds-data.ts";
import type { Named } from "./names.ts";
import { typeFactsOf } from "./type-facts.ts";

/** A property whose value is `undefined` is left out; that keeps "only when" readable where it is written. */
export interface LooseMap {
  readonly [key: string]: LooseValue;
}
export type LooseValue = Value | undefined | LooseMap | readonly LooseValue[];

export interface AwsResource {
  /** Logical name inside the component, e.g. `role`. */
  readonly name: string;
  /** Repeat key, e.g. the topic. */
  readonly key?: string;
  readonly type: string;
  /** Default `cloudcontrol`. */
  readonly via?: string;
  readonly properties: LooseMap;
  /** Logical names inside the component, or whole addresses. */
  readonly dependsOn?: readonly string[];
  /** Only where the type does not decide (`holds-data.ts`). */
  readonly holdsData?: boolean;
  readonly retain?: boolean;
  readonly singleton?: "account" | "region";
  readonly deferredUntil?: string;
  readonly isReadStep?: true;
  /** Typical minutes when this one differs from a normal, quick resource. */
  readonly minutes?: readonly [number, number];
}

const MINUTES_DEFAULT: readonly [number, number] = [0, 1];
/** A type may take this many times its usual longest duration, and never less than the floor. */
const TIME_LIMIT_FACTOR = 3;
const TIME_LIMIT_MINUTES_MIN = 15;

/** Builds one resource: address, owner tags, facts and times are filled in; the lowering says only what is special. */
export function awsResource(part: Named, resource: AwsResource): DesiredResource {
  const facts = typeFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  const minutes = resource.minutes ?? MINUTES_DEFAULT;
  const tags = facts.tags ? { [facts.tags.property]: ownerTags(part, address, facts.tags.shape) } : {};
  return {
    address,
    component: part.component.id,
    type: resource.type,
    via: resource.via ?? "cloudcontrol",
    properties: compact({ ...resource.properties, ...tags }),
    dependsOn: (resource.dependsOn ?? []).map((name) => (name.includes(".") ? name : addressIn(part, name))),
    holdsData: holdsData(resource.type, resource.holdsData),
    retain: resource.retain ?? false,
    ...(resource.singleton ? { singleton: resource.singleton } : {}),
    ...(resource.isReadStep ? { isReadStep: true as const } : {}),
    ...(resource.deferredUntil ? { deferredUntil: resource.deferredUntil } : {}),
    expectedMinutes: minutes,
    timeLimitMinutes: Math.max(TIME_LIMIT_MINUTES_MIN, minutes[1] * TIME_LIMIT_FACTOR),
    facts,
  };
}

/** Refers to an attribute of another resource of the same component. */
export function ref(part: Pick<Named, "component">, logicalName: string, attr: string, key?: string): Reference {
  return reference(addressIn(part, logicalName, key), attr);
}

export function addressIn(part: Pick<Named, "component">, logicalName: string, key?: string): string {
  return formatAddress({ component: part.component.id, logicalName, ...(key === undefined ? {} : { key }) });
}

function ownerTags(part: Named, address: string, shape: "list" | "map"): Value {
  const { environment } = part.target;
  const tags: Record<string, string> = {
    "zerolake:installation": environment.installationId,
    "zerolake:environment": environment.environmentId,
    "zerolake:component": part.component.id,
    "zerolake:address": addressToTag(address),
  };
  return shape === "map" ? tags : Object.entries(tags).map(([Key, value]) => ({ Key, Value: value }));
}

/** Drops what is undefined, everywhere inside. */
export function compact(map: LooseMap): PropertyMap {
  return Object.fromEntries(Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, compactValue(value)]])));
}

function compactValue(value: Exclude<LooseValue, undefined>): Value {
  if (Array.isArray(value)) return (value as readonly LooseValue[]).flatMap((item) => (item === undefined ? [] : [compactValue(item)]));
  if (typeof value === "object" && value !== null) return compact(value as LooseMap);
  return value as Value;
}
