import { type Named, ownName } from "../physical-name.ts";
import { nameRuleOf } from "./type-facts.ts";

/** Physical name of a resource, legal for its type. */
export function nameOf(part: Named, type: string, logicalName: string, key?: string): string {
  return ownName(part, nameRuleOf(type), { name: logicalName, key });
}
