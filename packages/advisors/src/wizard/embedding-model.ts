import type { Answers } from "./answers.ts";

export interface EmbeddingModel {
  /** Hugging Face id. */
  readonly id: string;
  readonly dimension: number;
}

const FOR_PICTURES: EmbeddingModel = { id: "openai/clip-vit-base-patch32", dimension: 512 };
const FOR_TEXT: EmbeddingModel = { id: "BAAI/bge-m3", dimension: 1024 };

/** The open model that the wizard starts with; both rank by cosine. Source: model cards. */
export function embeddingOf({ kinds }: Pick<Answers, "kinds">): EmbeddingModel {
  return kinds.includes("media") ? FOR_PICTURES : FOR_TEXT;
}
