import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, type AnswerForm, type AnswerSubject, componentsOf } from "../answer-definition.ts";

/** Which models are served, and what they are trained and served with. */
export const MODEL_ANSWERS = {
  models: {
    label: "Model of",
    question: "Which approved model shall be served?",
    form: {
      type: "text",
      pattern: "arn:[a-z-]+:sagemaker:[a-z0-9-]+:\\d{12}:model-package/\\S+|s3://\\S+",
      patternText: "the ARN of a model package, or the s3:// address of a model.tar.gz",
      example: "arn:aws:sagemaker:eu-central-1:123456789012:model-package/recommender/3",
    },
    whenEmpty: "The endpoint waits for its first model.",
    isNeeded: (environment) => modelSources(environment).length > 0,
    subjects: modelSources,
  },
  shadowModels: {
    label: "Shadow model of",
    question: "Which second model shall see a share of the calls, without answering?",
    form: {
      type: "text",
      pattern: "[a-zA-Z0-9][a-zA-Z0-9-]{0,62}",
      patternText: "the name of a SageMaker model",
      example: "recommender-next",
    },
    whenEmpty: "There is no shadow model.",
    isNeeded: (environment) => shadowed(environment).length > 0,
    subjects: shadowed,
  },
  trainingImage: {
    label: "Training image",
    question: "Which image shall models be trained in, other than AWS's own?",
    form: vendorImageForm("training"),
    whenEmpty: "AWS's own image for the method is used.",
    isNeeded: trains,
  },
  inferenceImage: {
    label: "Serving image",
    question: "Which image shall serve trained models, other than AWS's own?",
    form: vendorImageForm("inference"),
    whenEmpty: "AWS's own image for the method is used.",
    isNeeded: (environment) => registers(environment) || modelSources(environment).length > 0,
  },
  trainingInstance: {
    label: "Training machine",
    question: "Which machine shall train models?",
    form: { type: "text", pattern: "ml\\.[a-z0-9-]+\\.[a-z0-9-]+", patternText: "a SageMaker machine", example: "ml.g5.2xlarge" },
    whenEmpty: "The machine fits the method.",
    isNeeded: (environment) => componentsOf(environment, "model-training", "sagemaker-training").length > 0,
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

/** In the vendor's form too, which has a tag: its registry is read only. */
function vendorImageForm(name: string): AnswerForm {
  return {
    type: "text",
    pattern: "[^\\s]+[:@][^\\s]+",
    patternText: "an image with its tag or digest",
    example: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/${name}:1`,
  };
}

function trains(environment: Environment): boolean {
  return componentsOf(environment, "model-training").length > 0;
}

/** A training that makes versions of a registry says how they are served. */
function registers(environment: Environment): boolean {
  const trainings = new Set(componentsOf(environment, "model-training", "sagemaker-training").map(({ id }) => id));
  const registries = new Set(componentsOf(environment, "model-registry", "sagemaker-registry").map(({ id }) => id));
  return environment.edges.some(({ from, to }) => trainings.has(from.component) && registries.has(to.component));
}

/** What feeds an endpoint with models: registries and trainings. */
function modelSources(environment: Environment): readonly AnswerSubject[] {
  const endpoints = new Set(componentsOf(environment, "model-serving").map(({ id }) => id));
  const ids = environment.edges.flatMap(({ from, to }) => (endpoints.has(to.component) && to.port === "model" ? [from.component] : []));
  return [...new Set(ids)].sort().flatMap((id) => {
    const title = environment.parts.get(id)?.part.component.title;
    return title === undefined ? [] : [{ id, title }];
  });
}

function shadowed(environment: Environment): readonly AnswerSubject[] {
  return componentsOf(environment, "model-serving", "sagemaker-endpoint").flatMap(({ id, title, settings: { shadowShare } }) =>
    typeof shadowShare === "number" && shadowShare > 0 ? [{ id, title }] : [],
  );
}
