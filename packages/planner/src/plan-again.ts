import { needsOf, reachable } from "@zerolake/resources";
import { isActing } from "./choose-steps.ts";
import type { Plan, RecordedResource } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";

/**
 * What carrying the same plan out again would do: nothing, once it is done. It compares with what that plan wants and with
 * nothing else, so neither an edit of the settings nor a newer compiler in the meantime has a say, nor what it left out.
 */
export function planAgain(plan: Plan, recorded: readonly RecordedResource[]): Plan {
  const { kind, steps, blueprintHash, secrets } = plan;
  if (kind === "destroy") return planDestroy({ recorded, selection: { addresses: steps.map(({ address }) => address) } });
  const apart = outside(plan);
  return planApply({
    desired: steps.flatMap(({ address, desired }) => (desired && !apart.has(address) ? [desired] : [])),
    recorded: recorded.filter(({ address }) => !apart.has(address)),
    secretDigests: secrets,
    ...(blueprintHash === undefined ? {} : { blueprintHash }),
  });
}

/** What a targeted plan left out, and what stays as it is without being needed by what the plan does: it may stand on the former. */
function outside({ steps, leftOut }: Plan): ReadonlySet<string> {
  if (!leftOut) return new Set();
  const acting = steps.filter(isActing).map(({ address }) => address);
  const needs = new Map(steps.map(({ address, desired }) => [address, desired ? needsOf(desired) : []]));
  const inside = new Set([...acting, ...reachable(acting, needs)]);
  return new Set([...leftOut, ...steps.filter(({ address }) => !inside.has(address))].map(({ address }) => address));
}
