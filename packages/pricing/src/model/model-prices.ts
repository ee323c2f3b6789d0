import type { Cloud } from "@zerolake/resources";

interface ModelFamily {
  /** Before the model in a price id. */
  readonly prefix: string;
  /** What `default-chat` is. */
  readonly chat: string;
  /** Price id of `default-embedding`. */
  readonly embedding: string;
  /** What a price that keeps data in its region ends in, and for which models there is one. */
  readonly regional: { readonly suffix: string; readonly models: readonly string[] };
}

const FAMILIES: Readonly<Record<Cloud, ModelFamily>> = {
  aws: {
    prefix: "aws.bedrock",
    chat: "claude-haiku-4.5",
    embedding: "aws.bedrock.titan-embed-v2",
    regional: { suffix: "-regional", models: ["claude-sonnet-4.6"] },
  },
  azure: {
    prefix: "azure.openai",
    chat: "gpt-4.1-mini",
    embedding: "azure.openai.embedding-3-small",
    regional: { suffix: "-datazone", models: ["gpt-4.1", "gpt-4.1-mini"] },
  },
  gcp: {
    prefix: "gcp.vertex",
    chat: "gemini-2.5-flash",
    embedding: "gcp.vertex.gemini-embedding-001",
    regional: { suffix: "", models: [] },
  },
};

export interface ModelPrices {
  readonly isEmbedding: boolean;
  readonly inputPrice: string;
  readonly outputPrice: string;
  readonly embeddingPrice: string;
}

/** Price ids of a model of the cloud; a model that nobody has a price for leads to an id that is not in the list. */
export function modelPrices(cloud: Cloud, model: string, residency: string): ModelPrices {
  const { prefix, chat, embedding, regional } = FAMILIES[cloud];
  const name = model === "default-chat" ? chat : model;
  const suffix = residency === "region" && regional.models.includes(name) ? regional.suffix : "";
  return {
    isEmbedding: model === "default-embedding" || /embed/i.test(model),
    inputPrice: `${prefix}.${name}${suffix}.in`,
    outputPrice: `${prefix}.${name}${suffix}.out`,
    embeddingPrice: model === "default-embedding" ? embedding : `${prefix}.${model}`,
  };
}
