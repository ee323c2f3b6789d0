import type { RecordedResource } from "@zerolake/planner";
import type { PropertyMap, TypeFacts } from "@zerolake/resources";

const FACTS: TypeFacts = { createOnly: [], readOnly: [], writeOnly: [], identifier: [], hasUniqueName: false, tags: null };

/** A resource as it was applied, and answered as it was sent unless said otherwise. */
export function recordedAs(
  properties: PropertyMap,
  more: Partial<Omit<RecordedResource, "facts">> & { readonly facts?: Partial<TypeFacts> } = {},
): RecordedResource {
  return {
    address: "stream.topic",
    component: "stream",
    type: "AWS::Kinesis::Stream",
    via: "cloudcontrol",
    identifier: "id",
    properties,
    attributes: properties,
    secretDigests: {},
    dependsOn: [],
    holdsData: false,
    retain: false,
    expectedMinutes: [1, 2],
    timeLimitMinutes: 10,
    ...more,
    facts: { ...FACTS, ...more.facts },
  };
}
