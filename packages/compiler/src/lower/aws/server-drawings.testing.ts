import type { VariantDrawing } from "./small-environment.testing.ts";

/** Servers of others that run in the environment. */
export const SERVER_DRAWINGS: readonly VariantDrawing[] = [
  [
    "polaris",
    "names",
    {
      components: [
        "lake:lakehouse-tables",
        ["names:catalog", { engine: "polaris", credentialVending: true, public: true }],
        "key:encryption-key",
      ],
      edges: ["lake.tables -> names.tables"],
    },
  ],
  [
    "polaris",
    "names",
    {
      components: [["lake:lakehouse-tables", { zones: ["bronze"] }], "other:lakehouse-tables", ["names:catalog", { engine: "polaris" }]],
      edges: ["lake.tables -> names.tables", "other.tables -> names.tables"],
    },
  ],
  [
    "qdrant",
    "vectors",
    {
      components: [
        ["vectors:vector-store", { engine: "qdrant", vectors: 20_000_000, public: true, quantization: "byte" }],
        "lake:object-store",
        "embed:embedding-job",
        "app:app-service",
        "key:encryption-key",
      ],
      edges: ["lake.files -> embed.files", "embed.vectors -> vectors.vectors", "vectors.vectors -> app.vectors"],
    },
  ],
  [
    "qdrant",
    "vectors",
    {
      components: [["vectors:vector-store", { engine: "qdrant" }], ["stream:event-stream", { engine: "kinesis" }], "embed:embedding-job"],
      edges: ["stream.events -> embed.events", "embed.vectors -> vectors.vectors"],
    },
  ],
];
