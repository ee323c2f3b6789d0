import { type DesiredResource, needsOf } from "@zerolake/resources";

/** Pass: what needs something deferred waits for the same thing. Expects dependencies first. */
export function deferDependants(resources: readonly DesiredResource[]): readonly DesiredResource[] {
  const reasons = new Map<string, string>();
  return resources.map((resource) => {
    const reason = resource.deferredUntil ?? needsOf(resource).flatMap((address) => reasons.get(address) ?? [])[0];
    if (reason === undefined) return resource;
    reasons.set(resource.address, reason);
    return { ...resource, deferredUntil: reason };
  });
}
