/** Billions of parameters of models that people tune. Source: their model cards, as of 2026-11-23. */
export const BASE_MODEL_BILLIONS: Readonly<Record<string, number>> = {
  "Qwen/Qwen2.5-0.5B": 0.5,
  "Qwen/Qwen2.5-7B-Instruct": 7.6,
  "mistralai/Mistral-7B-v0.3": 7.2,
  "meta-llama/Llama-3.1-8B": 8,
  "meta-llama/Llama-3.1-70B": 70.6,
  "google/gemma-2-9b": 9.2,
  "google/vit-base-patch16-224": 0.086,
};
