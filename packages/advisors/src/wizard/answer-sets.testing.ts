import answerSets from "./answer-sets.data.json" with { type: "json" };
import type { GivenAnswers } from "./answers.ts";

/** Answers, and what they must lead to: `id:kind(engine or format, mode, flags)` and `from.data > to.data`, in this order. */
export interface AnswerSet {
  readonly id: string;
  readonly title: string;
  readonly given: GivenAnswers;
  readonly scores: string;
  readonly components: readonly string[];
  readonly edges: readonly string[];
}

// What TypeScript reads from JSON is wider than the answers are; an answer that is none fails its set's test.
export const ANSWER_SETS = answerSets as unknown as readonly AnswerSet[];
