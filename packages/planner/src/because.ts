import { type Address, collectReferences, type DesiredResource } from "@zerolake/resources";
import type { PropertyChange } from "./plan.ts";
import type { Decided } from "./resolve-desired.ts";

/** More names than this are counted instead of listed. */
const NAMES_MAX = 3;

/** One sentence for a person: which properties changed, or which neighbour's change arrives here. */
export function becauseOfChanges({
  desired,
  changes,
  decided,
}: {
  desired: DesiredResource;
  changes: readonly PropertyChange[];
  decided: ReadonlyMap<Address, Pick<Decided, "action">>;
}): string {
  const forcing = changes.filter((change) => change.forcesReplacement);
  if (changes.every((change) => change.isKnownAfterApply)) {
    const sources = changedSources(desired, decided);
    if (sources.length > 0) return `it uses ${listed(sources)}, which ${sources.length === 1 ? "changes" : "change"}`;
  }
  if (forcing.length > 0) return `${listed(topLevel(forcing))} cannot be changed in place`;
  return `${listed(topLevel(changes))} changed`;
}

function changedSources(desired: DesiredResource, decided: ReadonlyMap<Address, Pick<Decided, "action">>): string[] {
  const sources = collectReferences(desired.properties).map((found) => found.$ref);
  return [...new Set(sources)].filter((address) => decided.get(address)?.action !== "none");
}

function topLevel(changes: readonly PropertyChange[]): string[] {
  return [...new Set(changes.map((change) => change.path.split(".")[0] ?? change.path))];
}

/** `A`, `A and B`, `A, B, C and 2 more`. */
function listed(names: readonly string[]): string {
  if (names.length > NAMES_MAX) return `${names.slice(0, NAMES_MAX).join(", ")} and ${names.length - NAMES_MAX} more`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
