import { addressIn } from "../part-address.ts";
import { legalName, type Named, ownerSuffix } from "../physical-name.ts";
import { nameRuleOf } from "./type-facts.ts";

/**
 * The deterministic physical name of a resource: `prefix-environment-component-logical-suffix`, legal for its type.
 * The suffix is a hash of who owns it, so that a lost create is found again and two installations never collide.
 */
export function nameOf(part: Named, type: string, logicalName: string, key?: string): string {
  const { environment } = part.target;
  const words = [environment.namePrefix, environment.name, part.component.id, logicalName, ...(key === undefined ? [] : [key])];
  return legalName(words, ownerSuffix(environment, addressIn(part, logicalName, key)), nameRuleOf(type));
}
