import type { DesiredResource, Value } from "@zerolake/resources";
import { desiredResource, type ResourceNotes } from "../desired-resource.ts";
import { compact, type LooseMap } from "../loose-map.ts";
import { ownerLabels } from "../owner-labels.ts";
import { addressIn } from "../part-address.ts";
import { type Named, ownName } from "../physical-name.ts";
import { RESOURCE_PATH, serviceFactsOf } from "./service-type-facts.ts";

export interface ServiceResource extends ResourceNotes {
  /** Logical name inside the component, e.g. `job`. */
  readonly name: string;
  /** Repeat key, e.g. the topic. */
  readonly key?: string;
  /** E.g. `databricks.job`; its first word names the service. */
  readonly type: string;
  /** Where it stands at the service: with its name where we choose it, else where its kind stands. */
  readonly path: Value;
  /** The body as the service takes it. */
  readonly properties: LooseMap;
}

/** Builds one resource of a service beside the cloud: address, labels, facts and times are filled in. */
export function serviceResource(part: Named, resource: ServiceResource): DesiredResource {
  const { facts, tags, tagForm, holdsData } = serviceFactsOf(resource.type);
  const address = addressIn(part, resource.name, resource.key);
  return desiredResource(part, resource, {
    address,
    type: resource.type,
    via: `rest:${resource.type.slice(0, resource.type.indexOf("."))}`,
    properties: compact({
      [RESOURCE_PATH]: resource.path,
      ...resource.properties,
      ...(tags === null ? {} : { [tags]: labels(part, address, tagForm) }),
    }),
    holdsData,
    facts,
  });
}

function labels(part: Named, address: string, form: "map" | "pairs" | "list"): Value {
  const all = ownerLabels(part, address);
  if (form === "map") return all;
  const pairs = Object.entries(all).map(([key, value]) => ({ key, value }));
  return form === "list" ? pairs : { custom_tags: pairs };
}

/** Name of a resource at the service, legal for its type. */
export function serviceName(part: Named, type: string, logicalName: string, key?: string): string {
  const { name } = serviceFactsOf(type);
  if (!name) throw new Error(`${type} has no name of its own`);
  return ownName(part, name, { name: logicalName, key });
}
