import type { RecordedResource } from "@zerolake/planner";
import { byComponent } from "./by-component.ts";

/** What goes of a component that was not chosen, because it stands on something that goes. */
export interface TakenAlong {
  readonly component: string;
  readonly resources: number;
  /** The components whose resources it stands on, and which lose them. */
  readonly standsOn: readonly string[];
}

/** Of the components that were not chosen, what is removed all the same, in the order in which it is recorded. */
export function takenAlong(
  recorded: readonly RecordedResource[],
  removed: readonly { readonly address: string }[],
  chosen: readonly string[],
): readonly TakenAlong[] {
  const going = new Set(removed.map(({ address }) => address));
  const componentOf = new Map(recorded.map(({ address, component }) => [address, component]));
  const along = recorded.filter(({ address, component }) => going.has(address) && !chosen.includes(component));
  return [...byComponent(along)].map(([component, resources]) => {
    const needs = resources.flatMap(({ dependsOn }) => dependsOn).filter((address) => going.has(address));
    const standsOn = new Set(needs.map((address) => componentOf.get(address) ?? address));
    standsOn.delete(component);
    return { component, resources: resources.length, standsOn: [...standsOn] };
  });
}
