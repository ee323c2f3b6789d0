import type { Blueprint } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { type Environment, resolveEnvironment } from "../passes/resolve-environment.ts";
import type { AnswerDefinition, AnswerForm } from "./answer-definition.ts";
import { TARGET_ANSWERS } from "./target-answers.ts";

/** A question as one environment asks it; plain data, so that it can be sent to a page. */
export interface AskedAnswer {
  /** Where the answer stands in the target's choices. */
  readonly key: string;
  readonly label: string;
  readonly question: string;
  readonly form: AnswerForm;
  /** Of a map. */
  readonly entries: readonly string[];
  readonly whenEmpty: string;
  readonly isFilledIn: boolean;
  /** The answer of the target, or nothing. */
  readonly value: unknown;
}

/** The questions that this blueprint needs answers to on this target, and no others. */
export function answersFor(blueprint: Blueprint, target: Target): readonly AskedAnswer[] {
  if (blueprint.components.length === 0) return [];
  const environment = resolveEnvironment(blueprint, target);
  return Object.entries(TARGET_ANSWERS).flatMap(([name, definition]) =>
    definition.isNeeded(environment) ? asked(name, definition, environment) : [],
  );
}

function asked(name: string, definition: AnswerDefinition, environment: Environment): readonly AskedAnswer[] {
  const { label, question, form, whenEmpty, isFilledIn = false } = definition;
  const common = { question, form, whenEmpty, isFilledIn, entries: definition.entries?.(environment) ?? [] };
  const { choices } = environment.target;
  if (!definition.subjects) return [{ ...common, key: name, label, value: choices[name] }];
  return definition.subjects(environment).map(({ id, title }) => {
    const key = `${name}.${id}`;
    return { ...common, key, label: `${label} ${title}`, value: choices[key] };
  });
}
