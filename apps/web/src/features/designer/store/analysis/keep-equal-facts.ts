import type { EdgeFacts } from "./edge-facts.ts";

/**
 * Facts that say the same keep their objects, so that their edges do not render again. Kept apart from what computes them:
 * that belongs to the worker, together with the compiler.
 */
export function keepEqualFacts(
  before: ReadonlyMap<string, EdgeFacts>,
  next: ReadonlyMap<string, EdgeFacts>,
): ReadonlyMap<string, EdgeFacts> {
  return new Map(
    [...next].map(([edge, facts]) => {
      const known = before.get(edge);
      return [edge, known && JSON.stringify(known) === JSON.stringify(facts) ? known : facts];
    }),
  );
}
