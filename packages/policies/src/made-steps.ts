import type { Plan, PlanStep } from "@zerolake/planner";
import type { DesiredResource } from "@zerolake/resources";
import type { Violation } from "./rule.ts";

const MAKES: ReadonlySet<PlanStep["action"]> = new Set(["create", "update", "replace", "adopt"]);

/**
 * What the plan makes or changes. What it leaves as it is was judged when it came: a rule that is made later stops the next change of
 * it, not every plan beside it.
 */
export function madeBy({ steps }: Plan): readonly DesiredResource[] {
  return steps.flatMap(({ action, desired }) => (desired && MAKES.has(action) ? [desired] : []));
}

/** What is said about resources, each sentence once with all that it is said about, in the order in which it is first said. */
export function sayOf(
  resources: readonly DesiredResource[],
  say: (resource: DesiredResource) => readonly Omit<Violation, "addresses">[],
): readonly Violation[] {
  const said = new Map<string, { message: string; remedy: string; addresses: string[] }>();
  for (const resource of resources) {
    for (const sentence of say(resource)) {
      const known = said.get(sentence.message) ?? { ...sentence, addresses: [] };
      known.addresses.push(resource.address);
      said.set(sentence.message, known);
    }
  }
  return [...said.values()];
}
