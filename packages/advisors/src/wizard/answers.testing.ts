import fc from "fast-check";
import type { AnswerId, GivenAnswers } from "./answers.ts";
import { QUESTIONS, type Question } from "./questions.ts";

/** Every value that a question of few values can have; numbers and texts are represented by what changes a decision. */
export function valuesOf({ id, form }: Question): readonly unknown[] {
  switch (form.type) {
    case "choice":
      return form.options.map(({ value }) => value);
    case "boolean":
      return [false, true];
    case "textList":
      return subsetsOf((form.options ?? []).map(({ value }) => value)).filter((values) => id !== "kinds" || values.length > 0);
    case "number":
      return [form.min, 1000, Math.min(form.max, 300_000)];
    default:
      return ["Qwen/Qwen2.5-7B-Instruct", "meta-llama/Llama-3.1-70B", "nobody/knows-this"];
  }
}

/** Answers to any of the questions. */
export function anyAnswers(): fc.Arbitrary<GivenAnswers> {
  const entries = QUESTIONS.map((question) => [question.id, fc.constantFrom(...valuesOf(question))] as const);
  return fc.record(Object.fromEntries(entries) as Record<AnswerId, fc.Arbitrary<never>>, { requiredKeys: [] });
}

function subsetsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<readonly (readonly Item[])[]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}
