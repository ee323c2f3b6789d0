import type { VariantDrawing } from "./small-environment.testing.ts";

/** Drawings of ready models and of datasets for training. */
export const MODEL_DRAWINGS: readonly VariantDrawing[] = [
  [
    "bedrock",
    "llm",
    {
      components: [["llm:foundation-model", { dataResidency: "region" }], "app:app-service"],
      edges: ["llm.endpoint -> app.endpoint"],
    },
  ],
  [
    "bedrock",
    "embedder",
    {
      components: [
        ["embedder:foundation-model", { model: "amazon.titan-embed-text-v2:0" }],
        "lake:object-store",
        "embed:embedding-job",
        ["vectors:vector-store", { engine: "s3-vectors" }],
      ],
      edges: ["embedder.endpoint -> embed.endpoint", "lake.files -> embed.files", "embed.vectors -> vectors.vectors"],
    },
  ],
  [
    "huggingface",
    "llm",
    {
      components: [
        ["llm:foundation-model", { engine: "huggingface", model: "Qwen/Qwen2.5-7B-Instruct" }],
        ["embedder:foundation-model", { engine: "huggingface", model: "BAAI/bge-m3", modelVersion: "main" }],
        "app:app-service",
      ],
      edges: ["llm.endpoint -> app.endpoint", "embedder.endpoint -> app.endpoint"],
    },
  ],
  [
    "deeplake-s3",
    "samples",
    {
      components: ["lake:object-store", "samples:dataset-store", "names:catalog", "train:model-training", "lab:ml-workspace"],
      edges: [
        "lake.files -> samples.files",
        "samples.dataset -> names.dataset",
        "samples.dataset -> train.dataset",
        "samples.dataset -> lab.dataset",
      ],
    },
  ],
  [
    "lance-s3",
    "samples",
    {
      components: ["tables:lakehouse-tables", ["samples:dataset-store", { engine: "lance" }], "pool:gpu-pool", "embed:embedding-job"],
      edges: ["tables.tables -> samples.tables", "samples.dataset -> embed.dataset", "pool.compute -> embed.compute"],
    },
  ],
];
