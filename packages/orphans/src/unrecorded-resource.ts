import type { RecordedResource } from "@zerolake/planner";
import { type Address, type DesiredResource, formatAddress, type PropertyMap, parseAddress, type TypeFacts } from "@zerolake/resources";
import type { Finding } from "./finding.ts";

const SUFFIX = "Unrecorded";

/** Where a resource stands in a plan that destroys it: its own address may be recorded for another one. */
export function unrecordedAddress(address: Address, identifier: string): Address {
  const parsed = parseAddress(address);
  if (!parsed.ok) throw new Error(parsed.error);
  return formatAddress({ component: parsed.value.component, logicalName: `${parsed.value.logicalName}${SUFFIX}`, key: identifier });
}

/** A type that the version does not know: nothing is said about it, so the careful answer holds everywhere. */
const UNKNOWN_FACTS: TypeFacts = { createOnly: [], readOnly: [], writeOnly: [], identifier: [], hasUniqueName: false, tags: null };
const UNKNOWN_TYPE = { expectedMinutes: [1, 15], timeLimitMinutes: 60, facts: UNKNOWN_FACTS, holdsData: true, retain: false } as const;

/**
 * What nobody recorded, in the form in which a plan can destroy it. It holds data when its type does in the environment's version, and
 * when that version has nothing of the type: then nobody can say that it does not.
 */
export function asRecorded(
  { address, component, type, via, identifier }: Pick<Finding, "address" | "component" | "type" | "via" | "identifier">,
  { desired, attributes = {} }: { readonly desired: readonly DesiredResource[]; readonly attributes?: PropertyMap },
): RecordedResource {
  const alike =
    desired.find((resource) => resource.address === address && resource.type === type) ??
    desired.find((resource) => resource.type === type);
  const { expectedMinutes, timeLimitMinutes, facts, holdsData, retain } = alike ?? UNKNOWN_TYPE;
  return {
    address: unrecordedAddress(address, identifier),
    component,
    type,
    via,
    identifier,
    properties: attributes,
    attributes,
    secretDigests: {},
    dependsOn: [],
    // Somebody asked for the end of this very one: it is not kept, but its data has to be consented to.
    holdsData: holdsData || retain,
    retain: false,
    facts,
    expectedMinutes,
    timeLimitMinutes,
  };
}
