import { type PlanAction, type PropertyChange, planApply, type RecordedResource } from "@zerolake/planner";
import { type Address, type DesiredResource, needsOf, reachable, type Value, valuesAt } from "@zerolake/resources";

/** Something that the design wants otherwise and nobody can change any more: the cloud's value stays, and the design follows. */
export interface FixedValue {
  readonly path: string;
  readonly designed?: Value;
  readonly real?: Value;
}

/** What the next plan would do about a resource once it is recorded. */
export interface ImportOutcome {
  readonly action: PlanAction;
  readonly changes: readonly PropertyChange[];
  readonly fixed: readonly FixedValue[];
}

/** Asks the planner itself, about the resource and what it needs: what is shown before an import is what is planned after it. */
export function importOutcome(
  record: RecordedResource,
  { desired, recorded }: { readonly desired: readonly DesiredResource[]; readonly recorded: readonly RecordedResource[] },
): ImportOutcome {
  const needs = new Map(desired.map((resource) => [resource.address, needsOf(resource)]));
  const around = new Set<Address>([record.address, ...reachable([record.address], needs)]);
  const wanted = desired.filter(({ address }) => around.has(address));
  const before = recorded.filter(({ address }) => around.has(address) && address !== record.address);
  const { steps } = planApply({ desired: wanted, recorded: [...before, record] });
  const step = steps.find(({ address }) => address === record.address);
  const designed = wanted.find(({ address }) => address === record.address);
  return { action: step?.action ?? "none", changes: step?.changes ?? [], fixed: designed ? fixedValues(designed, record) : [] };
}

function fixedValues({ facts, properties }: DesiredResource, record: RecordedResource): readonly FixedValue[] {
  return facts.createOnly.flatMap((path) => {
    const [designed, real] = [valuesAt(properties, path)[0], valuesAt(record.properties, path)[0]];
    if (designed === undefined || JSON.stringify(designed) === JSON.stringify(real)) return [];
    return [{ path, designed, ...(real === undefined ? {} : { real }) }];
  });
}
