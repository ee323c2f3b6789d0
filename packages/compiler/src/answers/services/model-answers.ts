import type { AnswerDefinition } from "../answer-definition.ts";
import { endpointsInUnity, modelSources } from "../model-sources.ts";

/** Which versions of models in Unity Catalog answer. */
export const UNITY_MODEL_ANSWERS = {
  unityModelVersions: {
    label: "Version in Unity Catalog of",
    question: "Which version of the model shall be served?",
    where: "In Databricks under Catalog, at the model itself, once a training has registered one.",
    form: { type: "text", pattern: "[1-9]\\d*", patternText: "the number of a version", example: "3" },
    whenEmpty: "The endpoint waits for its first model.",
    subjects: (environment) => modelSources(environment, endpointsInUnity(environment)),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
