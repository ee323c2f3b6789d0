import type { SettingDefinition } from "@zerolake/catalog";
import { AI_QUESTIONS } from "./ai-questions.ts";
import type { AnswerId, Answers } from "./answers.ts";
import { FOUNDATION_QUESTIONS } from "./foundation-questions.ts";
import { ML_QUESTIONS } from "./ml-questions.ts";
import { PIPELINE_QUESTIONS } from "./pipeline-questions.ts";
import type { QuestionDefinition, QuestionsOf, WizardStep } from "./question.ts";

/** Every answer has its question: one that is missing does not compile. */
const DEFINITIONS: QuestionsOf<AnswerId> = { ...FOUNDATION_QUESTIONS, ...PIPELINE_QUESTIONS, ...ML_QUESTIONS, ...AI_QUESTIONS };

export interface Question {
  readonly id: AnswerId;
  readonly step: WizardStep;
  readonly form: SettingDefinition;
  /** Options that are understood but that no list offers. */
  readonly unlisted: readonly string[];
  isSkipped(answers: Answers): boolean;
}

/** All questions in the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  ...questionsOf("foundation", FOUNDATION_QUESTIONS),
  ...questionsOf("pipeline", PIPELINE_QUESTIONS),
  ...questionsOf("ml", ML_QUESTIONS),
  ...questionsOf("ai", AI_QUESTIONS),
];

const byId = new Map(QUESTIONS.map((question) => [question.id, question]));

export function findQuestion(id: string): Question | undefined {
  return byId.get(id as AnswerId);
}

/** What an answer is while nobody gives one. */
export function defaultAnswer<Id extends AnswerId>(id: Id, answers: Answers): Answers[Id] {
  const given = DEFINITIONS[id].default;
  return typeof given === "function" ? given(answers) : given;
}

function questionsOf(step: WizardStep, definitions: object): readonly Question[] {
  return (Object.entries(definitions) as [AnswerId, QuestionDefinition<AnswerId>][]).map(([id, { form, unlisted, isSkipped }]) => ({
    id,
    step,
    form: { ...form, key: id, level: "basic" } as SettingDefinition,
    unlisted: unlisted ?? [],
    isSkipped: isSkipped ?? (() => false),
  }));
}
