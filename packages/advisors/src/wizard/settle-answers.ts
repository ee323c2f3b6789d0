import type { AnswerId, Answers, GivenAnswers } from "./answers.ts";
import { defaultAnswer, QUESTIONS } from "./questions.ts";

/** Where settling starts: every default as it is when nothing else is said. */
export const DEFAULT_ANSWERS: Answers = {
  cloud: "aws",
  tier: "prototype",
  kinds: ["files"],
  engines: [],
  format: "auto",
  catalog: "auto",
  rate: 100,
  bytes: 500,
  gbPerDay: 1,
  freshness: "minutes",
  updates: "append",
  transform: "none",
  incrementalPull: false,
  streamEngine: "auto",
  registry: false,
  quality: false,
  pii: false,
  retentionDays: 365,
  sql: true,
  ml: "none",
  features: "none",
  serving: "none",
  gpu: "none",
  accelerator: "auto",
  framework: "pytorch",
  finetune: "none",
  baseModel: "Qwen/Qwen2.5-7B-Instruct",
  multimodal: false,
  vectors: "none",
  vectorEngine: "auto",
  documentsPerDay: 1000,
  vectorCount: 100_000,
  requests: 5,
};

/**
 * Complete answers from what was said: a question that is skipped, or not answered, has its default. Whether one is skipped
 * depends on others, so this repeats until nothing changes; no question depends on itself, so it ends after a few rounds.
 */
export function settleAnswers(given: GivenAnswers): Answers {
  let answers: Answers = { ...DEFAULT_ANSWERS, ...withoutEmptyKinds(given) };
  for (let round = 0; round < QUESTIONS.length; round += 1) {
    const next = settledOnce(answers, given);
    const isStable = QUESTIONS.every(({ id }) => next[id] === answers[id]);
    answers = next;
    if (isStable) break;
  }
  return answers;
}

function settledOnce(answers: Answers, given: GivenAnswers): Answers {
  const said = withoutEmptyKinds(given);
  const entries = QUESTIONS.map(({ id, isSkipped }) => [id, isSkipped(answers) ? defaultAnswer(id, answers) : answerOf(id, said, answers)]);
  return Object.fromEntries(entries) as unknown as Answers;
}

function answerOf<Id extends AnswerId>(id: Id, given: GivenAnswers, answers: Answers): Answers[Id] {
  const said = given[id] as Answers[Id] | undefined;
  return said === undefined ? defaultAnswer(id, answers) : said;
}

/** A lake without any data is no answer. */
function withoutEmptyKinds({ kinds, ...given }: GivenAnswers): GivenAnswers {
  return kinds === undefined || kinds.length === 0 ? given : { ...given, kinds };
}
