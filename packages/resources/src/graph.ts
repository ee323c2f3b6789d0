/** Order of things that depend on each other. Everything here is linear in nodes + edges. */
export type Dependencies<Id extends string> = ReadonlyMap<Id, readonly Id[]>;

export interface Ordering<Id extends string> {
  /** Dependencies first; ties keep the order of the map, so the result is deterministic. */
  readonly order: readonly Id[];
  /** Members of cycles, empty when there is none. When it is not empty, `order` lacks them and what needs them. */
  readonly cyclic: readonly Id[];
}

/** Kahn's algorithm with a stable queue. Dependencies on ids outside the map are ignored. */
export function orderByDependency<Id extends string>(dependencies: Dependencies<Id>): Ordering<Id> {
  const missing = new Map<Id, number>();
  const dependants = invert(dependencies);
  for (const [id, needs] of dependencies) missing.set(id, new Set(needs.filter((need) => dependencies.has(need))).size);
  const queue = [...missing].filter(([, count]) => count === 0).map(([id]) => id);
  for (let index = 0; index < queue.length; index += 1) {
    for (const dependant of dependants.get(queue[index] as Id) ?? []) {
      const left = (missing.get(dependant) ?? 0) - 1;
      missing.set(dependant, left);
      if (left === 0) queue.push(dependant);
    }
  }
  const ordered = new Set(queue);
  return { order: queue, cyclic: membersOfCycles(dependencies, ordered) };
}

/** For each id, who depends on it. */
export function invert<Id extends string>(dependencies: Dependencies<Id>): Map<Id, Id[]> {
  const dependants = new Map<Id, Id[]>();
  for (const [id, needs] of dependencies) {
    for (const need of new Set(needs)) {
      if (!dependencies.has(need)) continue;
      const list = dependants.get(need);
      if (list) list.push(id);
      else dependants.set(need, [id]);
    }
  }
  return dependants;
}

/** Everything reachable from `start` along the given edges, without the start itself unless it lies on a cycle. */
export function reachable<Id extends string>(start: Iterable<Id>, edges: Dependencies<Id>): Set<Id> {
  const seen = new Set<Id>();
  const stack = [...start];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    for (const next of edges.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return seen;
}

function membersOfCycles<Id extends string>(dependencies: Dependencies<Id>, ordered: ReadonlySet<Id>): Id[] {
  const left = new Map(
    [...dependencies].filter(([id]) => !ordered.has(id)).map(([id, needs]) => [id, needs.filter((need) => !ordered.has(need))]),
  );
  return [...left.keys()].filter((id) => reachable([id], left).has(id));
}
