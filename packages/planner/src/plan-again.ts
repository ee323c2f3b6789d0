import type { Plan, RecordedResource } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";

/**
 * What carrying the same plan out again would do: nothing, once it is done. It compares with what that plan wants and with
 * nothing else, so neither an edit of the settings nor a newer compiler in the meantime has a say.
 */
export function planAgain({ kind, steps, blueprintHash, secrets }: Plan, recorded: readonly RecordedResource[]): Plan {
  if (kind === "destroy") return planDestroy({ recorded, selection: { addresses: steps.map(({ address }) => address) } });
  return planApply({
    desired: steps.flatMap(({ desired }) => desired ?? []),
    recorded,
    secretDigests: secrets,
    ...(blueprintHash === undefined ? {} : { blueprintHash }),
  });
}
