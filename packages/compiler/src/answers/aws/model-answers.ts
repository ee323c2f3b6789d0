import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, type AnswerForm, type AnswerSubject, componentsOf } from "../answer-definition.ts";
import { endpointsWithModels, modelSources } from "../model-sources.ts";

/** Which models are served, and what they are trained and served with. */
export const MODEL_ANSWERS = {
  models: {
    label: "Model of",
    question: "Which approved model shall be served?",
    where: "In SageMaker, under the versions of the model group, once a training has registered one and somebody has approved it.",
    form: {
      type: "text",
      pattern: "arn:[a-z-]+:sagemaker:[a-z0-9-]+:\\d{12}:model-package/\\S+|s3://\\S+|projects/\\S+/models/\\S+",
      patternText: "the ARN of a model package, the s3:// address of a model.tar.gz, or the name of a model in Vertex AI",
      example: "arn:aws:sagemaker:eu-central-1:123456789012:model-package/recommender/3",
    },
    whenEmpty: "The endpoint waits for its first model.",
    subjects: (environment) => modelSources(environment, servingAModel(environment)),
  },
  shadowModels: {
    label: "Shadow model of",
    question: "Which second model shall see a share of the calls, without answering?",
    where: "In SageMaker under Inference, Models.",
    form: {
      type: "text",
      pattern: "[a-zA-Z0-9][a-zA-Z0-9-]{0,62}",
      patternText: "the name of a SageMaker model",
      example: "recommender-next",
    },
    whenEmpty: "There is no shadow model.",
    subjects: shadowed,
  },
  trainingImage: {
    label: "Training image",
    question: "Which image shall models be trained in, other than AWS's own?",
    where: "In the registry of your own image, for example Amazon ECR.",
    form: vendorImageForm("training"),
    whenEmpty: "AWS's own image for the method is used.",
    askers: (environment) => (environment.target.cloud === "aws" ? componentsOf(environment, "model-training") : []),
  },
  inferenceImage: {
    label: "Serving image",
    question: "Which image shall serve trained models, other than AWS's own?",
    where: "In the registry of your own image, for example Amazon ECR.",
    form: vendorImageForm("inference"),
    whenEmpty: "AWS's own image for the method is used.",
    askers: (environment) => (environment.target.cloud === "aws" ? [...registering(environment), ...servingAModel(environment)] : []),
  },
  trainingInstance: {
    label: "Training machine",
    question: "Which machine shall train models?",
    where: "In the list of SageMaker's instance types; the account's quota must allow it.",
    form: { type: "text", pattern: "ml\\.[a-z0-9-]+\\.[a-z0-9-]+", patternText: "a SageMaker machine", example: "ml.g5.2xlarge" },
    whenEmpty: "The machine fits the method.",
    askers: (environment) => componentsOf(environment, "model-training", "sagemaker-training"),
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

/** Trainings that make versions of a registry: they say how a version is served. */
function registering(environment: Environment): readonly Component[] {
  const registries = new Set(componentsOf(environment, "model-registry", "sagemaker-registry").map(({ id }) => id));
  const feeding = new Set(environment.edges.flatMap(({ from, to }) => (registries.has(to.component) ? [from.component] : [])));
  return componentsOf(environment, "model-training", "sagemaker-training").filter(({ id }) => feeding.has(id));
}

function servingAModel(environment: Environment): readonly Component[] {
  return environment.target.cloud === "azure" ? [] : endpointsWithModels(environment);
}

function shadowed(environment: Environment): readonly AnswerSubject[] {
  return componentsOf(environment, "model-serving", "sagemaker-endpoint").flatMap((endpoint) => {
    const { shadowShare } = endpoint.settings;
    return typeof shadowShare === "number" && shadowShare > 0 ? [{ id: endpoint.id, title: endpoint.title, askers: [endpoint] }] : [];
  });
}
