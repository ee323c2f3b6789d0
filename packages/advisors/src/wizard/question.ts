import type { SettingDefinition } from "@zerolake/catalog";
import type { AnswerId, Answers } from "./answers.ts";

export const WIZARD_STEPS = [
  { id: "foundation", title: "Foundation" },
  { id: "pipeline", title: "Data pipeline" },
  { id: "ml", title: "ML integration" },
  { id: "ai", title: "AI specialisation" },
] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number]["id"];

type FormOf<Setting> = Setting extends unknown ? Omit<Setting, "key" | "level"> : never;
/** The form of a setting, so that the same checks hold and the same controls show it: `label` is the question, `help` what the answer changes. */
export type QuestionForm = FormOf<SettingDefinition>;

export interface QuestionDefinition<Id extends AnswerId> {
  readonly form: QuestionForm;
  /** Options that are understood but that no list offers. */
  readonly unlisted?: readonly string[];
  readonly default: Answers[Id] | ((answers: Answers) => Answers[Id]);
  /** True when the answer would change nothing; the question is then not asked and its default holds. */
  readonly isSkipped?: (answers: Answers) => boolean;
}

/** Questions of one step in the order in which they are asked. */
export type QuestionsOf<Id extends AnswerId> = { readonly [Key in Id]: QuestionDefinition<Key> };

type Options = Readonly<Record<string, readonly [label: string, help?: string]>>;

export function choiceForm(label: string, help: string, options: Options): QuestionForm {
  return { type: "choice", label, help, options: optionsOf(options) };
}

export function severalForm(label: string, help: string, options: Options): QuestionForm {
  return { type: "textList", label, help, options: optionsOf(options) };
}

export function yesNoForm(label: string, help: string): QuestionForm {
  return { type: "boolean", label, help };
}

export function wholeNumberForm(label: string, help: string, range: { min: number; max: number; unit?: string }): QuestionForm {
  return { type: "number", label, help, integer: true, ...range };
}

function optionsOf(options: Options) {
  return Object.entries(options).map(([value, [label, help]]) => ({ value, label, ...(help === undefined ? {} : { help }) }));
}
