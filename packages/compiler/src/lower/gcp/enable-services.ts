import { collectReferences, type DesiredResource, parseAddress } from "@zerolake/resources";
import { addressIn } from "../part-address.ts";
import type { Named } from "../physical-name.ts";
import { isServiceType } from "../services/service-type-facts.ts";
import { gcpResource } from "./resource.ts";
import { RESOURCE_PATH, serviceOf } from "./type-facts.ts";

/** What is needed to switch anything on is on in every project, or nobody could ask. */
const ALWAYS_ON: ReadonlySet<string> = new Set(["serviceusage.googleapis.com", "cloudresourcemanager.googleapis.com"]);
/** What bears our labels can only be searched for with it, see `CloudInventory`. */
const ASSET_INVENTORY = "cloudasset.googleapis.com";
const SERVICE = "serviceusage.service";
/** Minutes until a service that was switched on answers everywhere. */
const ENABLING_MINUTES = [1, 3] as const;

/**
 * Pass for Google Cloud: every API that a resource belongs to, or that a part wishes for, is enabled once, and what resources refer to in
 * the project – its number, the service agents of Google's own services – is looked up or made. APIs stay enabled when the
 * environment goes: others may use them.
 */
export function enableServices(resources: readonly DesiredResource[], part: Named): readonly DesiredResource[] {
  const agents = referred(resources, part, "agent");
  const wished = resources.filter(({ type }) => type === SERVICE);
  const made = resources.filter(({ type }) => type !== SERVICE);
  const ofGoogle = made.filter(({ type }) => !isServiceType(type));
  const services = [...ofGoogle.map(({ type }) => serviceOf(type)), ...wished.map(({ properties }) => serviceIn(properties)), ...agents];
  const searched = services.length > 0 ? [ASSET_INVENTORY] : [];
  const used = new Set([...services, ...searched].filter((service) => !ALWAYS_ON.has(service)));
  const isAsked = resources.some((resource) =>
    collectReferences(resource.properties).some(({ $ref }) => $ref === addressIn(part, "project")),
  );
  return [
    ...(isAsked ? [project(part)] : []),
    ...[...used].sort().map((service) => enabled(part, service)),
    ...agents.map((service) => agent(part, service)),
    ...made.map((resource) => afterItsService(resource, part)),
  ];
}

/** A part that makes nothing of a service's still needs it on. */
export function wishService(part: Named, service: string): DesiredResource {
  return enabled(part, service);
}

function serviceIn(properties: DesiredResource["properties"]): string {
  const path = String(properties[RESOURCE_PATH]);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Keys under which resources refer to a repeated resource of the part. */
function referred(resources: readonly DesiredResource[], { component }: Named, name: string): readonly string[] {
  const keys = resources.flatMap(({ properties }) =>
    collectReferences(properties).flatMap(({ $ref }) => {
      const address = parseAddress($ref);
      const isWanted = address.ok && address.value.component === component.id && address.value.logicalName === name;
      return isWanted && address.value.key !== undefined ? [address.value.key] : [];
    }),
  );
  return [...new Set(keys)].sort();
}

function afterItsService(resource: DesiredResource, part: Named): DesiredResource {
  if (isServiceType(resource.type)) return resource;
  const service = serviceOf(resource.type);
  if (ALWAYS_ON.has(service)) return resource;
  return { ...resource, dependsOn: [...resource.dependsOn, addressIn(part, "service", service)] };
}

function enabled(part: Named, service: string): DesiredResource {
  return gcpResource(part, {
    name: "service",
    key: service,
    type: SERVICE,
    at: { name: service },
    properties: {},
    singleton: "account",
    retain: true,
    minutes: ENABLING_MINUTES,
  });
}

function agent(part: Named, service: string): DesiredResource {
  return gcpResource(part, {
    name: "agent",
    key: service,
    type: "serviceusage.identity",
    at: { name: service },
    properties: {},
    singleton: "account",
    retain: true,
    dependsOn: [addressIn(part, "service", service)],
  });
}

/** Tells the project's number, which some services want instead of its name. */
function project(part: Named): DesiredResource {
  return gcpResource(part, { name: "project", type: "cloudresourcemanager.project", properties: {}, isReadStep: true });
}
