import type { Cloud } from "@zerolake/resources";
import type { Blueprint, Component } from "./document.ts";
import type { Edit } from "./edits/edit.ts";

/** The choice of a cloud, beside those of settings, that says where a component stands instead: `{ "index.standsOn": "aws" }`. */
export const PLACEMENT_KEY = "standsOn";

/** `nowhere`: a cloud does without it. A cloud: it stays there, and what is created here is not joined to it. */
export type Placement = "nowhere" | Cloud;

const PLACEMENTS: readonly unknown[] = ["nowhere", "aws", "azure", "gcp"] satisfies readonly Placement[];

/** Where a component stands when not on this cloud; `undefined` = here, like everything that nobody decided about. */
export function placementOf(blueprint: Blueprint, cloud: Cloud, component: string): Placement | undefined {
  const chosen = blueprint.targetChoices[cloud]?.[`${component}.${PLACEMENT_KEY}`];
  return isPlacementAwayFrom(cloud, chosen) ? chosen : undefined;
}

/** True for a value that a placement on this cloud can have. */
export function isPlacementAwayFrom(cloud: Cloud, value: unknown): value is Placement {
  return PLACEMENTS.includes(value) && value !== cloud;
}

/** Leaves a component out on a cloud, lets it stay on another one, or – without a placement – takes such a decision back. */
export function placementEdit(cloud: Cloud, component: string, placement: Placement | undefined): Edit {
  const key = `${component}.${PLACEMENT_KEY}`;
  return { edit: "setTargetChoice", cloud, key, ...(placement === undefined ? {} : { value: placement }) };
}

/** Components that do not stand on a cloud, in drawing order. */
export function componentsElsewhere(blueprint: Blueprint, cloud: Cloud): readonly Component[] {
  if (blueprint.targetChoices[cloud] === undefined) return [];
  return blueprint.components.filter(({ id }) => placementOf(blueprint, cloud, id) !== undefined);
}

/**
 * The part of a blueprint that stands on a cloud: without components that were left out or stay elsewhere, and without
 * their edges. One that would attach itself again is omitted. The same object when nothing was decided.
 */
export function standingOn(blueprint: Blueprint, cloud: Cloud): Blueprint {
  const away = componentsElsewhere(blueprint, cloud);
  if (away.length === 0) return blueprint;
  const ids = new Set(away.map(({ id }) => id));
  return {
    ...blueprint,
    components: blueprint.components.filter(({ id }) => !ids.has(id)),
    edges: blueprint.edges.filter(({ from, to }) => !ids.has(from.component) && !ids.has(to.component)),
    policies: { ...blueprint.policies, omit: [...new Set([...blueprint.policies.omit, ...away.map(({ kind }) => kind)])] },
  };
}
