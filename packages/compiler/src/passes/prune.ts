import { type DesiredResource, parseAddress } from "@zerolake/resources";

/**
 * Pass: an explicit order on a resource that a condition left out means nothing and goes; an order on a repeated
 * resource means all its instances.
 */
export function prune(resources: readonly DesiredResource[]): readonly DesiredResource[] {
  const addresses = new Set(resources.map((resource) => resource.address));
  const instances = instancesByBase(addresses);
  return resources.map((resource) => {
    const dependsOn = resource.dependsOn.flatMap((address) => (addresses.has(address) ? [address] : (instances.get(address) ?? [])));
    return { ...resource, dependsOn: [...new Set(dependsOn)] };
  });
}

function instancesByBase(addresses: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const instances = new Map<string, string[]>();
  for (const address of addresses) {
    const parsed = parseAddress(address);
    if (!parsed.ok || parsed.value.key === undefined) continue;
    const base = `${parsed.value.component}.${parsed.value.logicalName}`;
    instances.set(base, [...(instances.get(base) ?? []), address]);
  }
  return instances;
}
