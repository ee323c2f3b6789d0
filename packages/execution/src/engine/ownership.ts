import type { TypeFacts } from "@zerolake/resources";
import type { ObservedResource } from "../driver-port.ts";
import type { OwnerTags } from "../resource-identity.ts";

/**
 * Whether something that the cloud has is ours to record: all four owner tags, or, for types without tags, the deterministic
 * name (or what else can only be ours) and an open intent of ours that may have made it. Anything else is somebody's, and a person decides.
 */
export function isOurs(
  observed: ObservedResource,
  { owner, facts, hasOpenIntent }: { readonly owner: OwnerTags; readonly facts: TypeFacts; readonly hasOpenIntent: boolean },
): boolean {
  const found = observed.owner;
  if (found === undefined) return facts.tags === null && (facts.hasUniqueName || facts.isFoundByContent === true) && hasOpenIntent;
  return (
    found.installation === owner.installation &&
    found.environment === owner.environment &&
    found.component === owner.component &&
    found.address === owner.address
  );
}
