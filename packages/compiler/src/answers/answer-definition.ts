import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../passes/resolve-environment.ts";

interface Pattern {
  /** Regular expression that the whole value, or each item, fits. */
  readonly pattern: string;
  /** What fits, in words that follow "Write". */
  readonly patternText: string;
  /** A value that fits. */
  readonly example: string;
}

/** How an answer is given. A map has one value per entry, and the entries come from the blueprint. */
export type AnswerForm =
  | ({ readonly type: "text" } & Pattern)
  | ({ readonly type: "list"; readonly maxItems: number } & Pattern)
  | ({ readonly type: "map" } & Pattern)
  | { readonly type: "flag" };

/** One image or component that a family asks about. */
export interface AnswerSubject {
  readonly id: string;
  /** Stands behind the family's label, e.g. "Model of Recommender" or "Image “runtime”". */
  readonly title: string;
  readonly askers: readonly Component[];
  /** Where it differs from what the family says. */
  readonly whenEmpty?: string;
}

interface Question {
  readonly label: string;
  /** In plain words, as a person is asked. */
  readonly question: string;
  /** Where a person finds the value. */
  readonly where: string;
  readonly form: AnswerForm;
  /** What happens while there is no answer. */
  readonly whenEmpty: string;
  /** The connection fills it in; a person answers only to replace that. */
  readonly isFilledIn?: true;
  /** For a map: its entries. */
  readonly entries?: (environment: Environment) => readonly string[];
}

/** A question of which there is one per environment, asked while a component needs the answer. */
export interface SingleDefinition extends Question {
  readonly askers: (environment: Environment) => readonly Component[];
}

/** A question that is asked anew for each image or component. */
export interface FamilyDefinition extends Question {
  readonly subjects: (environment: Environment) => readonly AnswerSubject[];
}

export type AnswerDefinition = SingleDefinition | FamilyDefinition;

export function isFamily(definition: AnswerDefinition): definition is FamilyDefinition {
  return "subjects" in definition;
}

/** Components of a kind that became one of the variants; of any variant when none is named. */
export function componentsOf(environment: Environment, kind: string, ...variants: readonly string[]): readonly Component[] {
  return [...environment.parts.values()].flatMap(({ part: { component, variant } }) =>
    component.kind === kind && (variants.length === 0 || variants.includes(variant)) ? [component] : [],
  );
}

/** True when a component says nothing about it itself: an own setting leads over the environment's answer. */
export function leavesOpen(component: Component, setting: string): boolean {
  const own = component.settings[setting];
  return own === undefined || own === "" || (Array.isArray(own) && own.length === 0);
}
