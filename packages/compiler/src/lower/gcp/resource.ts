import type { DesiredResource, Value } from "@zerolake/resources";
import { desiredResource, type ResourceNotes } from "../desired-resource.ts";
import { compact, type LooseMap } from "../loose-map.ts";
import { ownerLabels } from "../owner-labels.ts";
import { addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { pathOf } from "./names.ts";
import { RESOURCE_PATH, typeFactsOf } from "./type-facts.ts";

export interface GcpResource extends ResourceNotes {
  /** Logical name inside the component, e.g. `topic`. */
  readonly name: string;
  /** Repeat key, e.g. the name of the topic. */
  readonly key?: string;
  readonly type: string;
  /** Variables of the type's address: `{ name: "…" }`, and parents such as `dataset`. */
  readonly at?: Readonly<Record<string, string>>;
  /** The whole address, where a part of it is known only when its parent exists. */
  readonly path?: Value;
  /** The body as Google's own API takes it. */
  readonly properties: LooseMap;
  readonly holdsData?: boolean;
}

/** Builds one resource: address, labels, facts and times are filled in; the lowering says only what is special. */
export function gcpResource(part: Named, resource: GcpResource): DesiredResource {
  const facts = typeFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  const isMember = resource.type === "iam.member";
  return desiredResource(part, resource, {
    address,
    type: resource.type,
    via: "rest:google",
    properties: compact({
      ...(isMember ? {} : { [RESOURCE_PATH]: resource.path ?? pathOf(part, resource.type, resource.at) }),
      ...resource.properties,
      ...(facts.tags ? { [facts.tags.property]: ownerLabels(part, address) } : {}),
    }),
    holdsData: resource.holdsData ?? false,
    facts,
  });
}
