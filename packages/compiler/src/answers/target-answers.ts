import { type AnswerDefinition, isFamily } from "./answer-definition.ts";
import type { AnswerName } from "./answer-name.ts";
import { ACCESS_ANSWERS } from "./aws/access-answers.ts";
import { CODE_ANSWERS } from "./aws/code-answers.ts";
import { MODEL_ANSWERS } from "./aws/model-answers.ts";
import { NETWORK_ANSWERS } from "./aws/network-answers.ts";
import { SOURCE_ANSWERS } from "./aws/source-answers.ts";
import { STORAGE_ANSWERS } from "./aws/storage-answers.ts";
import { VERSION_ANSWERS } from "./aws/version-answers.ts";
import { DIRECTORY_ANSWERS } from "./azure/directory-answers.ts";
import { MODEL_VERSION_ANSWERS } from "./azure/version-answers.ts";
import { BILLING_ANSWERS } from "./gcp/billing-answers.ts";
import { GROUP_ANSWERS } from "./gcp/group-answers.ts";
import { CONFLUENT_ANSWERS } from "./services/confluent-answers.ts";
import { UNITY_MODEL_ANSWERS } from "./services/model-answers.ts";
import { SERVICE_ANSWERS } from "./services/workspace-answers.ts";

interface AnswerTopic {
  readonly title: string;
  readonly answers: Readonly<Record<string, AnswerDefinition>>;
}

/** Questions by what they are about, in the order in which a page asks them. */
export const ANSWER_TOPICS: readonly AnswerTopic[] = [
  { title: "Images and code", answers: CODE_ANSWERS },
  { title: "Sources", answers: SOURCE_ANSWERS },
  { title: "Network", answers: NETWORK_ANSWERS },
  { title: "Access", answers: ACCESS_ANSWERS },
  { title: "Directory", answers: { ...DIRECTORY_ANSWERS, ...GROUP_ANSWERS } },
  { title: "Storage", answers: STORAGE_ANSWERS },
  { title: "Models", answers: { ...MODEL_ANSWERS, ...MODEL_VERSION_ANSWERS, ...UNITY_MODEL_ANSWERS } },
  { title: "Versions", answers: VERSION_ANSWERS },
  { title: "Services beside the cloud", answers: { ...SERVICE_ANSWERS, ...CONFLUENT_ANSWERS } },
  { title: "Billing", answers: BILLING_ANSWERS },
];

/** Every question that an environment can ask. */
export const TARGET_ANSWERS: Readonly<Record<AnswerName, AnswerDefinition>> = {
  ...CODE_ANSWERS,
  ...SOURCE_ANSWERS,
  ...NETWORK_ANSWERS,
  ...ACCESS_ANSWERS,
  ...DIRECTORY_ANSWERS,
  ...GROUP_ANSWERS,
  ...STORAGE_ANSWERS,
  ...MODEL_ANSWERS,
  ...MODEL_VERSION_ANSWERS,
  ...UNITY_MODEL_ANSWERS,
  ...VERSION_ANSWERS,
  ...SERVICE_ANSWERS,
  ...CONFLUENT_ANSWERS,
  ...BILLING_ANSWERS,
};

/** The definition that a key of the target's choices belongs to: `images.runtime` to `images`. */
export function findAnswer(key: string): AnswerDefinition | undefined {
  const [family = "", ...rest] = key.split(".");
  const definition = Object.hasOwn(TARGET_ANSWERS, family) ? TARGET_ANSWERS[family as AnswerName] : undefined;
  if (!definition) return undefined;
  const fits = isFamily(definition) ? rest.join(".") !== "" : rest.length === 0;
  return fits ? definition : undefined;
}
