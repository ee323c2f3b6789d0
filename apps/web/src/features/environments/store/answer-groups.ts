import { isEmptyAnswer } from "@zerolake/compiler";
import type { EnvironmentQuestion } from "../server/environment-answers.ts";

export interface AnswerGroup {
  readonly title: string;
  readonly questions: readonly EnvironmentQuestion[];
  /** What waits for an answer now; it is never folded. */
  readonly isAwaited: boolean;
}

/** What is awaited first, then the others by topic, in the order in which the compiler asks. */
export function answerGroups(questions: readonly EnvironmentQuestion[]): readonly AnswerGroup[] {
  const awaited = questions.filter(({ isAwaited }) => isAwaited);
  const others = questions.filter(({ isAwaited }) => !isAwaited);
  const topics = [...new Set(others.map(({ topic }) => topic))];
  return [
    ...(awaited.length === 0 ? [] : [{ title: "Needed now", questions: awaited, isAwaited: true }]),
    ...topics.map((title) => ({ title, questions: others.filter(({ topic }) => topic === title), isAwaited: false })),
  ];
}

/** "2 of 4 answered", "none of 4 answered"; what the cloud told counts. */
export function answeredWords(questions: readonly EnvironmentQuestion[]): string {
  const count = questions.filter(isAnswered).length;
  if (count === questions.length) return "answered";
  return `${count === 0 ? "none" : count} of ${questions.length} answered`;
}

export function isAnswered({ own, told }: EnvironmentQuestion): boolean {
  return !isEmptyAnswer(own) || !isEmptyAnswer(told);
}

const TITLES_MAX = 3;

/** "Collector, API", or "Collector, API, Search and 9 more". */
export function neededByWords(titles: readonly string[]): string {
  const shown = titles.slice(0, TITLES_MAX).join(", ");
  const rest = titles.length - TITLES_MAX;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
