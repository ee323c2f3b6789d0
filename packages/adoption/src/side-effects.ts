import { type Address, canonicalJson, type DesiredResource, isMap, type Value } from "@zerolake/resources";

/** What a changed design wants otherwise than before: a property of a resource, or a resource as a whole. */
export interface SideEffect {
  readonly address: Address;
  readonly component: string;
  readonly kind: "changed" | "created" | "removed" | "replaced";
  /** Of a changed or replacing property. */
  readonly path?: string;
  readonly before?: Value;
  readonly after?: Value;
}

/** Everything in which two compilations differ. Linear in the size of both. */
export function sideEffects(now: readonly DesiredResource[], then: readonly DesiredResource[]): readonly SideEffect[] {
  const before = new Map(now.map((resource) => [resource.address, resource]));
  const after = new Map(then.map((resource) => [resource.address, resource]));
  return [
    ...now.filter(({ address }) => !after.has(address)).map((resource) => whole(resource, "removed")),
    ...then.flatMap((resource) => {
      const prior = before.get(resource.address);
      return prior ? changesOf(prior, resource) : [whole(resource, "created")];
    }),
  ];
}

function whole({ address, component }: DesiredResource, kind: "created" | "removed"): SideEffect {
  return { address, component, kind };
}

/** Whether what follows stays a change in place: nothing comes, goes or is made anew. */
export function isTolerable(effects: readonly SideEffect[]): boolean {
  return effects.every(({ kind }) => kind === "changed");
}

function changesOf(prior: DesiredResource, { address, component, type, facts, properties }: DesiredResource): readonly SideEffect[] {
  const isFixed = (path: string) =>
    facts.createOnly.some((fixed) => `${path}.`.startsWith(`${fixed}.`) || `${fixed}.`.startsWith(`${path}.`));
  return differences(prior.properties, properties, "").map(({ path, before, after }) => ({
    address,
    component,
    kind: prior.type !== type || isFixed(path) ? "replaced" : "changed",
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }));
}

interface Difference {
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** Down to the innermost map; a list differs as a whole. */
function differences(before: Value | undefined, after: Value | undefined, path: string): readonly Difference[] {
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return [];
  if (!isMap(before) || !isMap(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    before[key] === undefined && after[key] === undefined ? [] : differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
  );
}
