import type { DesiredResource, Value } from "@zerolake/resources";
import { desiredResource, type ResourceNotes } from "../desired-resource.ts";
import { compact, type LooseMap } from "../loose-map.ts";
import { ownerTags } from "../owner-tags.ts";
import { addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { holdsData } from "./holds-data.ts";
import { typeFactsOf } from "./type-facts.ts";

export interface AwsResource extends ResourceNotes {
  /** Logical name inside the component, e.g. `role`. */
  readonly name: string;
  /** Repeat key, e.g. the topic. */
  readonly key?: string;
  readonly type: string;
  /** Default `cloudcontrol`. */
  readonly via?: string;
  readonly properties: LooseMap;
  /** Only where the type does not decide (`holds-data.ts`). */
  readonly holdsData?: boolean;
}

/** Builds one resource: address, owner tags, facts and times are filled in; the lowering says only what is special. */
export function awsResource(part: Named, resource: AwsResource): DesiredResource {
  const facts = typeFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  // What the whole account shares is nobody's: one environment's tags would be overwritten by the next one's.
  const isOwn = resource.singleton === undefined;
  const tags = facts.tags && isOwn ? { [facts.tags.property]: tagsIn(facts.tags.shape, ownerTags(part, address)) } : {};
  return desiredResource(part, resource, {
    address,
    type: resource.type,
    via: resource.via ?? "cloudcontrol",
    properties: compact({ ...resource.properties, ...tags }),
    holdsData: holdsData(resource.type, resource.holdsData),
    facts,
  });
}

/** The owner's tags in the form that the type takes. */
function tagsIn(shape: "list" | "map", tags: Readonly<Record<string, string>>): Value {
  return shape === "map" ? tags : Object.entries(tags).map(([Key, value]) => ({ Key, Value: value }));
}
