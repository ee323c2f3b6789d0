import { ENGINE_DRAWINGS } from "./engine-drawings.testing.ts";
import { MODEL_DRAWINGS } from "./model-drawings.testing.ts";
import { PARTNER_DRAWINGS } from "./partner-drawings.testing.ts";
import { SERVER_DRAWINGS } from "./server-drawings.testing.ts";
import { SERVICE_DRAWINGS } from "./service-drawings.testing.ts";
import type { VariantDrawing } from "./small-environment.testing.ts";
import { SOURCE_DRAWINGS } from "./source-drawings.testing.ts";

/** The drawings in which every variant is looked at. */
export const VARIANT_DRAWINGS: readonly VariantDrawing[] = [
  ["vpc", "net", { components: [["net:network", { egress: "none", privateEndpoints: true }], "app:app-service"] }],
  ["kms", "key", { components: ["key:encryption-key", "lake:lakehouse-tables", "stream:event-stream"] }],
  ["cloudwatch", "alerts", { components: [["alerts:monitoring", { alerts: ["lag", "failures"], recipients: ["a@example.com"] }]] }],
  ["budgets", "money", { components: ["money:budget"] }],
  ["secrets-manager", "secrets", { components: [["secrets:secrets", { names: ["feed-url"] }]] }],
  [
    "sagemaker-domain",
    "lab",
    { components: [["lab:ml-workspace", { users: 3, idleShutdownMinutes: 30 }], "train:model-training"], edges: [] },
  ],
  ["sagemaker-registry", "models", { components: [["models:model-registry", { approvalRequired: true }], "alerts:monitoring"] }],
  [
    "mlflow-server",
    "models",
    {
      components: ["train:model-training", ["models:model-registry", { engine: "mlflow" }]],
      edges: ["train.model -> models.model"],
      tier: "standard",
    },
  ],
  ["mlflow-app", "models", { components: [["models:model-registry", { engine: "mlflow" }]], tier: "prototype" }],
  [
    "sagemaker-training",
    "train",
    {
      components: [
        ["features:feature-store", { entities: ["user_id"] }],
        ["train:model-training", { distributed: true, checkpointing: true, method: "lora", baseModel: "a/b" }],
        "models:model-registry",
      ],
      edges: ["features.features -> train.features", "train.model -> models.model"],
    },
  ],
  [
    "on-gpu-pool",
    "train",
    {
      components: ["pool:gpu-pool", "train:model-training", "lake:object-store"],
      edges: ["pool.compute -> train.compute", "train.files -> lake.files"],
    },
  ],
  ["sagemaker-feature-store", "features", { components: [["features:feature-store", { entities: ["user_id", "item_id"] }]] }],
  [
    "sagemaker-feature-store",
    "governed",
    {
      components: [
        ["governed:feature-store", { entities: ["user_id"], offlineFormat: "hive" }],
        "access:governance",
        "lake:lakehouse-tables",
      ],
    },
  ],
  ["s3-vectors", "vectors", { components: [["vectors:vector-store", { engine: "s3-vectors" }]] }],
  [
    "opensearch",
    "vectors",
    { components: [["vectors:vector-store", { engine: "opensearch" }], "app:app-service"], edges: ["vectors.vectors -> app.vectors"] },
  ],
  ["pgvector", "vectors", { components: [["vectors:vector-store", { engine: "pgvector" }]] }],
  [
    "sagemaker-processing",
    "embed",
    {
      components: ["lake:object-store", "embed:embedding-job", ["vectors:vector-store", { engine: "s3-vectors" }]],
      edges: ["lake.files -> embed.files", "embed.vectors -> vectors.vectors"],
    },
  ],
  [
    "stream-lambda",
    "embed",
    {
      components: [
        ["stream:event-stream", { engine: "kinesis" }],
        "embed:embedding-job",
        ["vectors:vector-store", { engine: "opensearch" }],
      ],
      edges: ["stream.events -> embed.events", "embed.vectors -> vectors.vectors"],
    },
  ],
  ["on-compute", "embed", { components: ["pool:gpu-pool", "embed:embedding-job"], edges: ["pool.compute -> embed.compute"] }],
  [
    "sagemaker-endpoint",
    "ranker",
    {
      components: [
        ["features:feature-store", { entities: ["user_id"] }],
        "models:model-registry",
        ["ranker:model-serving", { instance: "gpu-small" }],
      ],
      edges: ["models.model -> ranker.model", "features.features -> ranker.features"],
    },
  ],
  [
    "sagemaker-serverless",
    "ranker",
    {
      components: ["models:model-registry", ["ranker:model-serving", { canaryShare: 0 }]],
      edges: ["models.model -> ranker.model"],
      tier: "prototype",
    },
  ],
  [
    "ecs-fargate",
    "app",
    {
      components: [
        ["app:app-service", { public: false, secretNames: ["api-key"] }],
        ["secrets:secrets", { names: ["api-key"] }],
        ["stream:event-stream", { engine: "kinesis" }],
      ],
      edges: ["app.events -> stream.events"],
    },
  ],
  ...SOURCE_DRAWINGS,
  ...MODEL_DRAWINGS,
  ...ENGINE_DRAWINGS,
  ...SERVICE_DRAWINGS,
  ...PARTNER_DRAWINGS,
  ...SERVER_DRAWINGS,
  ["eks", "cluster", { components: ["cluster:kubernetes-cluster"] }],
  ["eks-gpu-nodegroup", "pool", { components: [["pool:gpu-pool", { accelerator: "h100", gpus: 8 }]] }],
  ["hyperpod-eks", "pool", { components: [["pool:gpu-pool", { accelerator: "h100", gpus: 16, nodesMax: 2 }]] }],
];
