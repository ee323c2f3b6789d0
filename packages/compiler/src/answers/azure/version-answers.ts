import type { AnswerDefinition } from "../answer-definition.ts";
import { endpointsWithModels, modelSources } from "../model-sources.ts";

/** Which of the models that were trained answer. */
export const MODEL_VERSION_ANSWERS = {
  modelVersions: {
    label: "Model version of",
    question: "Which model shall be served?",
    where: "In Azure Machine Learning under Models, once a training has made one and somebody has registered it.",
    form: {
      type: "text",
      pattern: "azureml:[\\w.-]+:\\d+",
      patternText: "azureml:, the name of a model and its version",
      example: "azureml:recommender:3",
    },
    whenEmpty: "The endpoint waits for its first model.",
    subjects: (environment) => (environment.target.cloud === "azure" ? modelSources(environment, endpointsWithModels(environment)) : []),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
