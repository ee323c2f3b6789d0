import type { DesiredResource } from "@zerolake/resources";
import { addressesOf } from "./part-address.ts";
import type { Named } from "./physical-name.ts";
import { MINUTES_DEFAULT, timeLimitMinutes } from "./time-limit.ts";

/** What a lowering may say about a resource on every cloud, beside its type and its body. */
export interface ResourceNotes {
  /** Logical names inside the component, or whole addresses. */
  readonly dependsOn?: readonly string[];
  readonly retain?: boolean;
  readonly singleton?: "account" | "region";
  readonly isReadStep?: true;
  readonly deferredUntil?: string;
  /** Typical minutes when this one differs from a normal, quick resource. */
  readonly minutes?: readonly [number, number];
}

/** What only the cloud knows how to fill in. */
type CloudPart = Pick<DesiredResource, "address" | "type" | "via" | "apiVersion" | "properties" | "holdsData" | "facts">;

/** One resource of a component: the cloud's part of it, with order, times and notes filled in. */
export function desiredResource(part: Named, notes: ResourceNotes, cloud: CloudPart): DesiredResource {
  const minutes = notes.minutes ?? MINUTES_DEFAULT;
  return {
    ...cloud,
    component: part.component.id,
    dependsOn: addressesOf(part, notes.dependsOn ?? []),
    retain: notes.retain ?? false,
    ...(notes.singleton ? { singleton: notes.singleton } : {}),
    ...(notes.isReadStep ? { isReadStep: true as const } : {}),
    ...(notes.deferredUntil ? { deferredUntil: notes.deferredUntil } : {}),
    expectedMinutes: minutes,
    timeLimitMinutes: timeLimitMinutes(minutes),
  };
}
