import { orderByDependency } from "@zerolake/resources";
import type { PlanStep, RecordedResource } from "./plan.ts";
import { isProtected } from "./protect-data.ts";

/** Removal of what is recorded and not wanted. What was only looked up is forgotten, which touches nothing. */
export function destroyStep(prior: RecordedResource, because: string): Omit<PlanStep, "waitsFor"> {
  return {
    address: prior.address,
    component: prior.component,
    type: prior.type,
    action: prior.isReadStep ? "read" : "destroy",
    changes: [],
    because: prior.isReadStep ? "no longer looked up" : because,
    risk: prior.isReadStep ? "none" : isProtected(prior) ? "dataLoss" : "interruption",
    prior,
  };
}

/** In the order in which removals can happen: what stands on something comes before it. */
export function dependantsFirst(recorded: readonly RecordedResource[]): readonly RecordedResource[] {
  const byAddress = new Map(recorded.map((resource) => [resource.address, resource]));
  const { order } = orderByDependency(new Map(recorded.map((resource) => [resource.address, resource.dependsOn])));
  return order.flatMap((address) => byAddress.get(address) ?? []).toReversed();
}
