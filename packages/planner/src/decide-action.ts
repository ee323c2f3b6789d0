import { type Address, type DesiredResource, needsOf, type PropertyMap } from "@zerolake/resources";
import { becauseOfChanges } from "./because.ts";
import { diffProperties, propertiesAsChanges } from "./diff-properties.ts";
import type { PlanAction, PropertyChange, RecordedResource } from "./plan.ts";
import type { Decided } from "./resolve-desired.ts";

export interface Decision {
  readonly action: PlanAction;
  readonly because: string;
  readonly changes: readonly PropertyChange[];
  readonly deferredUntil?: string;
}

export interface DecisionInput {
  readonly desired: DesiredResource;
  readonly properties: PropertyMap;
  readonly prior: RecordedResource | undefined;
  readonly decided: ReadonlyMap<Address, Decided & Pick<Decision, "deferredUntil">>;
  readonly secretDigests: Readonly<Record<string, string>>;
  /** The condition that it was deferred for holds now. */
  readonly isDeferralMet: boolean;
}

/** What must happen to one resource, given what was decided about everything it needs. */
export function decideAction(input: DecisionInput): Decision {
  const { desired, prior, properties } = input;
  const changes = prior
    ? diffProperties({
        before: prior.properties,
        after: properties,
        facts: desired.facts,
        sentDigests: prior.secretDigests,
        currentDigests: input.secretDigests,
      })
    : propertiesAsChanges(properties);
  return deferral(input, changes) ?? (prior ? decideRecorded(input, prior, changes) : decideNew(desired, changes));
}

function deferral(input: DecisionInput, changes: readonly PropertyChange[]): Decision | undefined {
  const { desired, prior } = input;
  if (desired.deferredUntil && !prior && !input.isDeferralMet)
    return { action: "deferred", because: `waits until ${desired.deferredUntil}`, changes: [], deferredUntil: desired.deferredUntil };
  if (prior && !changes.some((change) => change.isKnownAfterApply)) return undefined;
  const need = needsOf(desired).find((address) => input.decided.get(address)?.action === "deferred");
  const until = need && input.decided.get(need)?.deferredUntil;
  return until
    ? { action: "deferred", because: `needs ${need}, which waits until ${until}`, changes: [], deferredUntil: until }
    : undefined;
}

function decideNew(desired: DesiredResource, changes: readonly PropertyChange[]): Decision {
  if (desired.isReadStep) return { action: "read", because: "looked up, nothing is changed", changes };
  if (desired.singleton)
    return { action: "adopt", because: `one per ${desired.singleton}: what is there is kept and our part added`, changes };
  return { action: "create", because: "not there yet", changes };
}

function decideRecorded({ desired, decided }: DecisionInput, prior: RecordedResource, changes: readonly PropertyChange[]): Decision {
  if (desired.isReadStep) {
    return changes.length === 0
      ? { action: "none", because: "unchanged", changes: [] }
      : { action: "read", because: "what it looks up changes", changes };
  }
  if (prior.condition === "broken")
    return { action: "replace", because: "its creation failed half-way: it is removed and created again", changes };
  if (prior.condition === "unfinished")
    return { action: "adopt", because: "its creation took too long last time: look whether it has become ready", changes };
  if (prior.type !== desired.type) return { action: "replace", because: `it becomes ${desired.type} instead of ${prior.type}`, changes };
  if (changes.length === 0) return { action: "none", because: "unchanged", changes: [] };
  const mustReplace = changes.some((change) => change.forcesReplacement) && !desired.singleton;
  return { action: mustReplace ? "replace" : "update", because: becauseOfChanges({ desired, changes, decided }), changes };
}
