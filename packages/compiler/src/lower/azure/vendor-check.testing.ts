import { type DesiredResource, isJoin, isReference, isSecret, type Value } from "@zerolake/resources";
import { checkArmBody, type Violation } from "@zerolake/vendor-schemas";
import { serviceViolations, uncheckedServiceReason } from "../services/service-check.testing.ts";
import { isServiceType } from "../services/service-type-facts.ts";

/** Values that only the apply brings. */
export function isUnknown(value: unknown): boolean {
  return isReference(value as Value) || isSecret(value as Value) || isJoin(value as Value);
}

/** What the vendor refuses; `undefined` when its file does not hold the type. */
export function violationsOf(resource: DesiredResource): readonly Violation[] | undefined {
  const { type, apiVersion, properties } = resource;
  if (isServiceType(type)) return uncheckedServiceReason(type) === undefined ? serviceViolations(resource) : undefined;
  // Where the driver reads a password just before the call is its own, and is not sent.
  const { id: _, passwordIn: _place, name, ...body } = properties;
  return checkArmBody({ type, apiVersion: apiVersion ?? "", name: String(name), body }, { isUnknown });
}
