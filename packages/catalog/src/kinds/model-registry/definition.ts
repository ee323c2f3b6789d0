import { databricksMl } from "../../databricks-ml.ts";
import type { ComponentDefinition } from "../../definition.ts";
import { AUTOMATIC } from "../../engine-option.ts";

export const modelRegistry: ComponentDefinition = {
  kind: "model-registry",
  title: "Model registry",
  category: "ml",
  summary: "Versions of models, how they were made, and which one is approved.",
  help: "Training puts models here with their figures; endpoints take the approved version. With approval on, a new version waits for a person.",
  isPlatform: false,
  inputs: [{ data: "model", label: "models to register" }],
  outputs: [{ data: "model", label: "approved models" }],
  engines: [AUTOMATIC, { value: "mlflow", label: "MLflow", help: "Open experiment tracking, run in your environment." }],
  settings: [
    {
      key: "approvalRequired",
      type: "boolean",
      label: "Somebody approves",
      help: "A new version is served only after a person said yes.",
      level: "basic",
      default: { byTier: { prototype: false, standard: false, production: true } },
    },
    {
      key: "stages",
      type: "textList",
      label: "Stages",
      help: "Names a version passes through.",
      level: "advanced",
      group: "Life of a model",
      maxItems: 10,
      pattern: "^[a-z][a-z0-9-]{0,39}$",
      patternText: "up to 40 lower-case letters, digits and hyphens, starting with a letter",
      default: ["staging", "production"],
    },
    {
      key: "sharedRegistry",
      type: "boolean",
      label: "Share between workspaces",
      help: "One registry serves several workspaces, in other regions too.",
      level: "advanced",
      default: false,
      clouds: ["azure"],
    },
    databricksMl(["azure", "gcp"]),
  ],
  searchWords: ["mlflow", "registry", "experiment", "versions", "approval", "lineage"],
  examples: [{ title: "Champion and challenger", settings: { approvalRequired: true, stages: ["challenger", "champion"] } }],
  onCloud: {
    aws: { becomes: "SageMaker Model Registry; MLflow becomes a tracking server" },
    azure: { becomes: "the registry of the Azure Machine Learning workspace" },
    gcp: { becomes: "Vertex AI Model Registry" },
  },
};
