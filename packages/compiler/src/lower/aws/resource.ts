import type { DesiredResource, Value } from "@zerolake/resources";
import { compact, type LooseMap } from "../loose-map.ts";
import { ownerTags } from "../owner-tags.ts";
import { addressesOf, addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { MINUTES_DEFAULT, timeLimitMinutes } from "../time-limit.ts";
import { holdsData } from "./holds-data.ts";
import { typeFactsOf } from "./type-facts.ts";

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

/** Builds one resource: address, owner tags, facts and times are filled in; the lowering says only what is special. */
export function awsResource(part: Named, resource: AwsResource): DesiredResource {
  const facts = typeFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  const minutes = resource.minutes ?? MINUTES_DEFAULT;
  const tags = facts.tags ? { [facts.tags.property]: tagsIn(facts.tags.shape, ownerTags(part, address)) } : {};
  return {
    address,
    component: part.component.id,
    type: resource.type,
    via: resource.via ?? "cloudcontrol",
    properties: compact({ ...resource.properties, ...tags }),
    dependsOn: addressesOf(part, resource.dependsOn ?? []),
    holdsData: holdsData(resource.type, resource.holdsData),
    retain: resource.retain ?? false,
    ...(resource.singleton ? { singleton: resource.singleton } : {}),
    ...(resource.isReadStep ? { isReadStep: true as const } : {}),
    ...(resource.deferredUntil ? { deferredUntil: resource.deferredUntil } : {}),
    expectedMinutes: minutes,
    timeLimitMinutes: timeLimitMinutes(minutes),
    facts,
  };
}

/** The owner's tags in the form that the type takes. */
function tagsIn(shape: "list" | "map", tags: Readonly<Record<string, string>>): Value {
  return shape === "map" ? tags : Object.entries(tags).map(([Key, value]) => ({ Key, Value: value }));
}
