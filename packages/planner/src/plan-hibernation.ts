import { criticalPathMinutes } from "./expected-minutes.ts";
import type { Plan, RecordedResource } from "./plan.ts";
import { planDestroy } from "./plan-destroy.ts";
import { planOperations } from "./plan-operations.ts";
import { withDependants } from "./with-dependants.ts";

/**
 * Takes these components away, with what depends on them, and never anything that holds data or was imported, whatever its state, nor what that stands
 * on. Nobody can consent to more: who wants to lose data destroys it by name.
 */
export function planHibernation({
  recorded,
  components,
}: {
  readonly recorded: readonly RecordedResource[];
  readonly components: readonly string[];
}): Plan {
  return planDestroy({
    recorded,
    selection: { addresses: withDependants(recorded, components) },
    keep: recorded.filter(({ holdsData, retain, isImported }) => holdsData || retain || isImported).map(({ address }) => address),
    because: "the environment goes to sleep",
  });
}

/** A removal counts half of a creation, along the same chain the other way round. */
const CREATION_PER_REMOVAL = 2;

/** Minutes until what a hibernation took away is there again, [low, high]. */
export function minutesToWake(hibernation: Plan): readonly [number, number] {
  const [low, high] = criticalPathMinutes(planOperations(hibernation));
  return [low * CREATION_PER_REMOVAL, high * CREATION_PER_REMOVAL];
}
