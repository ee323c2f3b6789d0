import type { CostSheet } from "../cost-sheet.ts";

export const foundationModel: CostSheet = {
  kind: "foundation-model",
  basis:
    "The setting model picks price ids, not the variant: default-chat is Claude Haiku 4.5, GPT-4.1 mini and Gemini 2.5 Flash; another model uses <cloud>.bedrock|openai|vertex.<model>.in/.out. dataResidency: region takes the data-zone or regional price where one exists. A Hugging Face model runs one replica per 20,000 tokens/s at three times the mean.",
  variables: [
    ["tin", "tokensPerDay*D*inputShare/1e6"],
    ["tout", "tokensPerDay*D*(1-inputShare)/1e6"],
    ["emb", "iff(isEmbedding,1,0)"],
    ["replicas", "iff(tier==='production',2,1)*max(1,ceil(tokensPerDay/86400*3/20000))"],
  ],
  aws: {
    bedrock: [
      ["input tokens", "tin*(1-emb)", "(inputPrice)"],
      ["output tokens", "tout*(1-emb)", "(outputPrice)"],
      ["embedding tokens", "(tin+tout)*emb", "(embeddingPrice)"],
    ],
    huggingface: [["ml.g5.xlarge", "replicas*H", "aws.sagemaker.g5.xlarge"]],
  },
  azure: {
    "azure-openai": [
      ["input tokens", "tin*(1-emb)", "(inputPrice)"],
      ["output tokens", "tout*(1-emb)", "(outputPrice)"],
      ["embedding tokens", "(tin+tout)*emb", "(embeddingPrice)"],
    ],
    "databricks-foundation": { unpriced: "token rates of Databricks not found" },
    "huggingface-aml": [["NC4as_T4_v3", "replicas*H", "azure.ml.hosting.t4"]],
  },
  gcp: {
    "vertex-models": [
      ["input tokens", "tin*(1-emb)", "(inputPrice)"],
      ["output tokens", "tout*(1-emb)", "(outputPrice)"],
      ["embedding tokens", "(tin+tout)*emb", "(embeddingPrice)"],
    ],
    huggingface: [["g2-standard-4", "replicas*H", "gcp.vertex.prediction.g2-standard-4"]],
  },
};
