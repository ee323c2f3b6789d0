import type { Value } from "@zerolake/resources";
import type { RecordedResource } from "./plan.ts";
import { valueAt } from "./property-path.ts";

/** Parts of a composite identifier are joined like this by the clouds' own APIs. */
const IDENTIFIER_SEPARATOR = "|";

/**
 * What a reference to a recorded resource stands for: what the cloud answered, else what was sent, else the part of
 * the identifier of that name. `undefined` when nobody knows.
 */
export function attributeOf(recorded: RecordedResource, attr: string): Value | undefined {
  return valueAt(recorded.attributes, attr) ?? valueAt(recorded.properties, attr) ?? identifierPart(recorded, attr);
}

function identifierPart({ identifier, facts }: RecordedResource, attr: string): string | undefined {
  const position = facts.identifier.indexOf(attr);
  if (position < 0) return undefined;
  return facts.identifier.length === 1 ? identifier : identifier.split(IDENTIFIER_SEPARATOR)[position];
}
