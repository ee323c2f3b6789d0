import { type AnswerForm, fits, isEmptyAnswer, whatFits } from "@zerolake/compiler";

/** An answer while it is being typed: a line, one line per item, one line per entry, or yes and no. */
export type AnswerDraft = string | boolean | Readonly<Record<string, string>>;

/** A stored answer as the form shows it; one of another form reads as empty. */
export function draftOf(form: AnswerForm, answer: unknown): AnswerDraft {
  switch (form.type) {
    case "flag":
      return answer === true;
    case "text":
      return typeof answer === "string" ? answer : "";
    case "list":
      return Array.isArray(answer) ? answer.filter(isText).join("\n") : "";
    case "map":
      return isMap(answer) ? Object.fromEntries(Object.entries(answer).filter((entry): entry is [string, string] => isText(entry[1]))) : {};
  }
}

/** What is sent: without blanks around it; `null` takes the answer away. */
export function answerOf(draft: AnswerDraft, form: AnswerForm): unknown {
  const answer = filled(draft, form);
  return isEmptyAnswer(answer) ? null : answer;
}

/** Why a line of the draft cannot be saved. */
export interface DraftProblem {
  /** Of a map: the entry. */
  readonly entry?: string;
  readonly message: string;
}

/** The first thing that does not fit; nothing when the draft can be saved. */
export function draftProblem(draft: AnswerDraft, form: AnswerForm): DraftProblem | undefined {
  const answer = answerOf(draft, form);
  if (answer === null || fits(form, answer)) return undefined;
  if (form.type === "map" && isMap(answer)) {
    const entry = Object.entries(answer).find(([key, value]) => !fits(form, { [key]: value }))?.[0];
    return { message: whatFits(form), ...(entry === undefined ? {} : { entry }) };
  }
  if (form.type !== "list" || !Array.isArray(answer)) return { message: whatFits(form) };
  if (answer.length > form.maxItems) return { message: `Write at most ${form.maxItems} lines.` };
  const line = answer.findIndex((item) => !fits(form, [item])) + 1;
  return { message: answer.length === 1 ? whatFits(form) : `Line ${line} does not fit. ${whatFits(form)}` };
}

/** True when saving would change nothing. */
export function isSameAnswer(draft: AnswerDraft, form: AnswerForm, answer: unknown): boolean {
  return comparable(answerOf(draft, form)) === comparable(answerOf(draftOf(form, answer), form));
}

function filled(draft: AnswerDraft, form: AnswerForm): unknown {
  if (typeof draft === "boolean") return draft;
  if (typeof draft !== "string")
    return Object.fromEntries(
      Object.entries(draft)
        .map(([key, value]) => [key, value.trim()] as const)
        .filter(([, value]) => value !== ""),
    );
  if (form.type !== "list") return draft.trim();
  return draft
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function comparable(answer: unknown): string {
  return JSON.stringify(isMap(answer) ? Object.entries(answer).sort() : answer);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
