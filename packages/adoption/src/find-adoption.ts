import { type Blueprint, type Component, type SettingsTarget, settleSettings, standingOn } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { meansSame } from "@zerolake/drift";
import type { RecordedResource } from "@zerolake/planner";
import type { Address, DesiredResource, Target, Value } from "@zerolake/resources";
import { candidateChanges } from "./candidate-changes.ts";
import { resolved, valueAtPath } from "./resolved-value.ts";
import { applyChange, type SettingChange } from "./setting-change.ts";
import { isTolerable, type SideEffect, sideEffects } from "./side-effects.ts";

/** Each trial compiles the whole design: more than this and nobody waits for the answer. */
const TRIALS_MAX = 80;

/** A property that is not in the cloud as it was deployed, and the design that shall want it as it is there. */
export interface AdoptionQuestion {
  readonly blueprint: Blueprint;
  readonly target: Target;
  readonly address: Address;
  /** Dotted, below the resource's properties. */
  readonly path: string;
  /** What the cloud reports; absent when the property is there no more. */
  readonly observed: Value | undefined;
  /** What is recorded: references of the design are resolved through it. */
  readonly recorded: readonly RecordedResource[];
}

export type Adoption =
  | {
      readonly found: true;
      readonly change: SettingChange;
      /** What the design wants otherwise as well, once it is changed. */
      readonly alsoChanges: readonly SideEffect[];
    }
  | { readonly found: false; readonly why: string };

/**
 * Looks for the one setting after whose change the compiler wants exactly what the cloud has. It tries values that follow from the
 * observed one and keeps the change that moves least besides; a change that would create, remove or replace anything is none.
 * It yields before every compilation, so that whoever asks can do something else in between.
 */
export function* adoptionTrials(question: AdoptionQuestion): Generator<void, Adoption> {
  const { blueprint, target, address } = question;
  const now = compile(blueprint, target).resources;
  const resource = now.find((candidate) => candidate.address === address);
  const component = blueprint.components.find(({ id }) => id === resource?.component);
  const obstacle = obstacleOf(question, resource, component);
  if (!resource || !component || obstacle !== undefined) return { found: false, why: obstacle ?? "" };
  let best: Extract<Adoption, { found: true }> | undefined;
  for (const change of candidates(question, { resource, component }).slice(0, TRIALS_MAX)) {
    yield;
    const found = attempt(question, change, now);
    if (!found || (best && best.alsoChanges.length <= found.alsoChanges.length)) continue;
    best = found;
    if (best.alsoChanges.length === 0) break;
  }
  return best ?? { found: false, why: `No setting of ${component.title} leads to this.` };
}

/** What the design wants there now, with references as far as they are recorded; `undefined` where it wants nothing of the kind. */
export function wantedValue({ blueprint, target, address, path, recorded }: Omit<AdoptionQuestion, "observed">): Value | undefined {
  const resource = compile(blueprint, target).resources.find((candidate) => candidate.address === address);
  return resource && resolved(valueAtPath(resource.properties, path), recorded);
}

/** As `adoptionTrials`, in one go. */
export function findAdoption(question: AdoptionQuestion): Adoption {
  const trials = adoptionTrials(question);
  for (;;) {
    const { done, value } = trials.next();
    if (done) return value;
  }
}

function obstacleOf(
  { address, path, observed }: AdoptionQuestion,
  resource: DesiredResource | undefined,
  component: Component | undefined,
): string | undefined {
  if (!resource) return `The design has no ${address} any more.`;
  if (!component) return `${resource.component} attaches itself to the design: it has no settings of its own there.`;
  if (resource.facts.tags && path.split(".")[0] === resource.facts.tags.property)
    return "Tags hold for the whole design: no setting changes them for one resource.";
  return meansSame(valueAtPath(resource.properties, path), observed) ? "The design already wants what the cloud has." : undefined;
}

function candidates(
  { blueprint, target, path, observed }: AdoptionQuestion,
  { resource, component }: { readonly resource: DesiredResource; readonly component: Component },
): readonly SettingChange[] {
  const definition = findDefinition(component.kind);
  const standing = standingOn(blueprint, target.cloud);
  const settled = settleSettings(standing.components, standing, target satisfies SettingsTarget).get(component.id);
  if (!definition || !settled) return [];
  const wanted = valueAtPath(resource.properties, path);
  return candidateChanges({ blueprint, target, component, definition, effective: settled.settings }, { wanted, observed });
}

function attempt(question: AdoptionQuestion, change: SettingChange, now: readonly DesiredResource[]) {
  const { target, address, path, observed, recorded } = question;
  const changed = applyChange(question, change);
  const then = compile(changed.blueprint, { ...target, ...changed.target }).resources;
  const value = valueAtPath(then.find((resource) => resource.address === address)?.properties ?? {}, path);
  if (!meansSame(resolved(value, recorded), observed, path.slice(path.lastIndexOf(".") + 1))) return undefined;
  const alsoChanges = sideEffects(now, then).filter((effect) => !(effect.address === address && isRelated(effect.path, path)));
  return isTolerable(alsoChanges) ? ({ found: true, change, alsoChanges } as const) : undefined;
}

/** One path names the other, or something inside it. */
function isRelated(left: string | undefined, right: string): boolean {
  return left !== undefined && (`${left}.`.startsWith(`${right}.`) || `${right}.`.startsWith(`${left}.`));
}
