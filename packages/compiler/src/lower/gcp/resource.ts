import type { DesiredResource } from "@zerolake/resources";
import { compact, type LooseMap } from "../loose-map.ts";
import { addressesOf, addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { MINUTES_DEFAULT, timeLimitMinutes } from "../time-limit.ts";
import { ownerLabels } from "./labels.ts";
import { pathOf } from "./names.ts";
import { RESOURCE_PATH, typeFactsOf } from "./type-facts.ts";

export interface GcpResource {
  /** Logical name inside the component, e.g. `topic`. */
  readonly name: string;
  /** Repeat key, e.g. the name of the topic. */
  readonly key?: string;
  readonly type: string;
  /** Variables of the type's address: `{ name: "…" }`, and parents such as `dataset`. */
  readonly at?: Readonly<Record<string, string>>;
  /** The body as Google's own API takes it. */
  readonly properties: LooseMap;
  /** Logical names inside the component, or whole addresses. */
  readonly dependsOn?: readonly string[];
  readonly holdsData?: boolean;
  readonly retain?: boolean;
  readonly singleton?: "account" | "region";
  readonly isReadStep?: true;
  readonly deferredUntil?: string;
  readonly minutes?: readonly [number, number];
}

/** Builds one resource: address, labels, facts and times are filled in; the lowering says only what is special. */
export function gcpResource(part: Named, resource: GcpResource): DesiredResource {
  const facts = typeFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  const minutes = resource.minutes ?? MINUTES_DEFAULT;
  const isMember = resource.type === "iam.member";
  return {
    address,
    component: part.component.id,
    type: resource.type,
    via: "rest:google",
    properties: compact({
      ...(isMember ? {} : { [RESOURCE_PATH]: pathOf(part, resource.type, resource.at) }),
      ...resource.properties,
      ...(facts.tags ? { [facts.tags.property]: ownerLabels(part, address) } : {}),
    }),
    dependsOn: addressesOf(part, resource.dependsOn ?? []),
    holdsData: resource.holdsData ?? false,
    retain: resource.retain ?? false,
    ...(resource.singleton ? { singleton: resource.singleton } : {}),
    ...(resource.isReadStep ? { isReadStep: true as const } : {}),
    ...(resource.deferredUntil ? { deferredUntil: resource.deferredUntil } : {}),
    expectedMinutes: minutes,
    timeLimitMinutes: timeLimitMinutes(minutes),
    facts,
  };
}
