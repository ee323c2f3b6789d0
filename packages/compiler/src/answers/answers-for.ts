import type { Blueprint, Component } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { compile } from "../compile.ts";
import { type Environment, resolveEnvironment } from "../passes/resolve-environment.ts";
import { type AnswerDefinition, type AnswerForm, isFamily } from "./answer-definition.ts";
import { ANSWER_TOPICS } from "./target-answers.ts";

/** A question as one environment asks it; plain data, so that it can be sent to a page. */
export interface AskedAnswer {
  /** Where the answer stands in the target's choices. */
  readonly key: string;
  /** What it is about, in words. */
  readonly topic: string;
  readonly label: string;
  readonly question: string;
  /** Where a person finds the value. */
  readonly where: string;
  readonly form: AnswerForm;
  /** Of a map. */
  readonly entries: readonly string[];
  readonly whenEmpty: string;
  readonly isFilledIn: boolean;
  /** Titles of the components that need the answer, in drawing order. */
  readonly neededBy: readonly string[];
  /** Something waits, is refused or gets no access as the target answers now; a finding says what. */
  readonly isAwaited: boolean;
}

/** The questions that this blueprint needs answers to on this target, and no others. */
export function answersFor(blueprint: Blueprint, target: Target): readonly AskedAnswer[] {
  if (blueprint.components.length === 0) return [];
  const environment = resolveEnvironment(blueprint, target);
  const awaited = new Set(compile(blueprint, target).diagnostics.flatMap((finding) => finding.target?.answer ?? []));
  return ANSWER_TOPICS.flatMap(({ title: topic, answers }) =>
    Object.entries(answers).flatMap(([name, definition]) =>
      asked(name, definition, environment).map((question) => ({ ...question, topic, isAwaited: awaited.has(question.key) })),
    ),
  );
}

type Asked = Omit<AskedAnswer, "topic" | "isAwaited">;

function asked(name: string, definition: AnswerDefinition, environment: Environment): readonly Asked[] {
  const { label, question, where, form, whenEmpty, isFilledIn = false } = definition;
  const common = { question, where, form, whenEmpty, isFilledIn, entries: definition.entries?.(environment) ?? [] };
  if (isFamily(definition)) {
    return definition.subjects(environment).map(({ id, title, askers, ...own }) => ({
      ...common,
      ...own,
      key: `${name}.${id}`,
      label: `${label} ${title}`,
      neededBy: titlesOf(askers),
    }));
  }
  const askers = definition.askers(environment);
  return askers.length === 0 ? [] : [{ ...common, key: name, label, neededBy: titlesOf(askers) }];
}

function titlesOf(components: readonly Component[]): readonly string[] {
  return [...new Set(components.map(({ title }) => title))];
}
