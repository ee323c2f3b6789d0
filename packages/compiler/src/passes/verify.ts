import { collectReferences, type DesiredResource, type Diagnostic, needsOf, orderByDependency } from "@zerolake/resources";

export interface Verified {
  /** Dependencies first; ties keep the order in which they were lowered. */
  readonly resources: readonly DesiredResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pass: addresses are unique, every reference resolves, there is no cycle. A finding here is a fault of ours, never of the user. */
export function verify(resources: readonly DesiredResource[]): Verified {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const seen = new Set<string>();
  const duplicates = resources.filter(({ address }) => seen.size === seen.add(address).size);
  const dependencies = new Map(resources.map((resource) => [resource.address, needsOf(resource)]));
  const { order, cyclic } = orderByDependency(dependencies);
  const diagnostics = [
    ...duplicates.map((resource) => fault("ZL-COMPILE-DUPLICATE", `Two resources have the address ${resource.address}.`, resource)),
    ...resources.flatMap((resource) => danglingReferences(resource, byAddress)),
    ...cyclic.flatMap((address) => {
      const resource = byAddress.get(address);
      return resource ? [fault("ZL-COMPILE-CYCLE", `${address} waits for itself through its references.`, resource)] : [];
    }),
  ];
  return { resources: order.flatMap((address) => byAddress.get(address) ?? []), diagnostics };
}

function danglingReferences(resource: DesiredResource, byAddress: ReadonlyMap<string, DesiredResource>): Diagnostic[] {
  return collectReferences(resource.properties)
    .filter((found) => !byAddress.has(found.$ref))
    .map((found) =>
      fault(
        "ZL-COMPILE-DANGLING",
        `${resource.address} refers to ${found.$ref}.${found.attr}, which is not part of this environment.`,
        resource,
      ),
    );
}

function fault(code: string, message: string, resource: DesiredResource): Diagnostic {
  return {
    severity: "error",
    code,
    message,
    target: { component: resource.component, address: resource.address },
    hint: "This is a fault of Zerolake: report it with the blueprint.",
  };
}
