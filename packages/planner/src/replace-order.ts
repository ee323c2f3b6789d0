import type { DesiredResource } from "@zerolake/resources";
import type { PropertyChange, RecordedResource } from "./plan.ts";

export interface ReplaceOrderInput {
  readonly desired: DesiredResource;
  readonly prior: RecordedResource;
  readonly changes: readonly PropertyChange[];
  /** Something that it needs, near or far, is removed before it is made again. */
  readonly standsOnInterrupted: boolean;
}

/**
 * The new one first wherever both can exist side by side. The old one first when they would share a unique name, or when
 * something it needs goes first: a thing cannot outlive what it stands on, and the order would run in a circle.
 */
export function replaceOrderOf({ desired, prior, changes, standsOnInterrupted }: ReplaceOrderInput): "createFirst" | "destroyFirst" {
  if (standsOnInterrupted) return "destroyFirst";
  if (prior.type !== desired.type || !desired.facts.hasUniqueName) return "createFirst";
  return changes.some((change) => isNewName(change, desired)) ? "createFirst" : "destroyFirst";
}

function isNewName({ path, before, after, isKnownAfterApply }: PropertyChange, { facts }: DesiredResource): boolean {
  if (before === undefined || after === undefined || isKnownAfterApply) return false;
  return path === facts.nameProperty || (facts.createOnly.includes(path) && facts.identifier.includes(path));
}
