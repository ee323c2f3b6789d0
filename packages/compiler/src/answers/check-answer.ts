import type { AnswerForm } from "./answer-definition.ts";
import { findAnswer } from "./target-answers.ts";

/** Why an answer cannot be taken, as a sentence; nothing when it can. An empty answer is taken away, so it always can. */
export function whyNotAnswer(key: string, value: unknown): string | undefined {
  const definition = findAnswer(key);
  if (!definition) return `No environment asks for “${key}”.`;
  if (isEmptyAnswer(value)) return undefined;
  return fits(definition.form, value) ? undefined : `${definition.label}: ${whatFits(definition.form)}`;
}

/** What a form takes, as a sentence. */
export function whatFits(form: AnswerForm): string {
  return form.type === "flag" ? "Choose yes or no." : `Write ${form.patternText}.`;
}

/** True for what says nothing: no text, no items, no entries, or no. */
export function isEmptyAnswer(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Whether a value, empty or not, can be written into the form. */
export function fits(form: AnswerForm, value: unknown): boolean {
  switch (form.type) {
    case "flag":
      return typeof value === "boolean";
    case "text":
      return matches(form.pattern, value);
    case "list":
      return Array.isArray(value) && value.length <= form.maxItems && value.every((item) => matches(form.pattern, item));
    case "map":
      return isMap(value) && Object.entries(value).every(([entry, item]) => entry.length <= LENGTH_MAX && matches(form.pattern, item));
  }
}

const LENGTH_MAX = 2048;
const ENTRIES_MAX = 200;

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length <= ENTRIES_MAX;
}

function matches(pattern: string, value: unknown): boolean {
  return typeof value === "string" && value.length <= LENGTH_MAX && new RegExp(`^(?:${pattern})$`).test(value);
}
