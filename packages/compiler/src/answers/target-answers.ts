import type { AnswerDefinition } from "./answer-definition.ts";
import type { AnswerName } from "./answer-name.ts";
import { ACCESS_ANSWERS } from "./aws/access-answers.ts";
import { CODE_ANSWERS } from "./aws/code-answers.ts";
import { MODEL_ANSWERS } from "./aws/model-answers.ts";
import { NETWORK_ANSWERS } from "./aws/network-answers.ts";
import { STORAGE_ANSWERS } from "./aws/storage-answers.ts";
import { VERSION_ANSWERS } from "./aws/version-answers.ts";

/** Every question that an environment can ask, in the order in which a page asks them. */
export const TARGET_ANSWERS: Readonly<Record<AnswerName, AnswerDefinition>> = {
  ...CODE_ANSWERS,
  ...NETWORK_ANSWERS,
  ...ACCESS_ANSWERS,
  ...STORAGE_ANSWERS,
  ...MODEL_ANSWERS,
  ...VERSION_ANSWERS,
};

/** The definition that a key of the target's choices belongs to: `images.runtime` to `images`. */
export function findAnswer(key: string): AnswerDefinition | undefined {
  const [family = "", ...rest] = key.split(".");
  const definition = Object.hasOwn(TARGET_ANSWERS, family) ? TARGET_ANSWERS[family as AnswerName] : undefined;
  const isOfFamily = definition?.subjects !== undefined;
  return isOfFamily === rest.length > 0 && (rest.join(".") !== "") === isOfFamily ? definition : undefined;
}
