import type { Plan } from "@zerolake/planner";

interface Standing {
  readonly address: string;
  readonly component: string;
  readonly dependsOn: readonly string[];
}

/** For each component, the others whose resources stand on its own: who reads it, writes it or runs in it. Linear in dependencies. */
export function neededBy(resources: readonly Standing[]): ReadonlyMap<string, readonly string[]> {
  const componentOf = new Map(resources.map(({ address, component }) => [address, component]));
  const users = new Map<string, Set<string>>();
  for (const { component, dependsOn } of resources) {
    for (const address of dependsOn) {
      const used = componentOf.get(address);
      if (used === undefined || used === component) continue;
      const known = users.get(used);
      if (known) known.add(component);
      else users.set(used, new Set([component]));
    }
  }
  return new Map([...users].map(([component, known]) => [component, [...known]]));
}

/** What stands on what before a plan is carried out; of something new, what it will stand on. */
export function standingOf({ steps }: Pick<Plan, "steps">): readonly Standing[] {
  return steps.map(({ address, component, prior, desired }) => ({
    address,
    component,
    dependsOn: prior?.dependsOn ?? desired?.dependsOn ?? [],
  }));
}
