import type { ComponentDefinition } from "./definition.ts";
import { appService } from "./kinds/app-service/definition.ts";
import { budget } from "./kinds/budget/definition.ts";
import { catalog } from "./kinds/catalog/definition.ts";
import { dataQuality } from "./kinds/data-quality/definition.ts";
import { databaseSource } from "./kinds/database-source/definition.ts";
import { datasetStore } from "./kinds/dataset-store/definition.ts";
import { deviceSource } from "./kinds/device-source/definition.ts";
import { embeddingJob } from "./kinds/embedding-job/definition.ts";
import { encryptionKey } from "./kinds/encryption-key/definition.ts";
import { eventSource } from "./kinds/event-source/definition.ts";
import { eventStream } from "./kinds/event-stream/definition.ts";
import { featureStore } from "./kinds/feature-store/definition.ts";
import { feedSource } from "./kinds/feed-source/definition.ts";
import { fileSource } from "./kinds/file-source/definition.ts";
import { foundationModel } from "./kinds/foundation-model/definition.ts";
import { governance } from "./kinds/governance/definition.ts";
import { gpuPool } from "./kinds/gpu-pool/definition.ts";
import { kubernetesCluster } from "./kinds/kubernetes-cluster/definition.ts";
import { lakehouseTables } from "./kinds/lakehouse-tables/definition.ts";
import { logSource } from "./kinds/log-source/definition.ts";
import { mlWorkspace } from "./kinds/ml-workspace/definition.ts";
import { modelRegistry } from "./kinds/model-registry/definition.ts";
import { modelServing } from "./kinds/model-serving/definition.ts";
import { modelTraining } from "./kinds/model-training/definition.ts";
import { monitoring } from "./kinds/monitoring/definition.ts";
import { network } from "./kinds/network/definition.ts";
import { objectStore } from "./kinds/object-store/definition.ts";
import { orchestrator } from "./kinds/orchestrator/definition.ts";
import { schemaRegistry } from "./kinds/schema-registry/definition.ts";
import { secrets } from "./kinds/secrets/definition.ts";
import { sparkEngine } from "./kinds/spark-engine/definition.ts";
import { sqlEngine } from "./kinds/sql-engine/definition.ts";
import { streamDelivery } from "./kinds/stream-delivery/definition.ts";
import { streamProcessor } from "./kinds/stream-processor/definition.ts";
import { vectorStore } from "./kinds/vector-store/definition.ts";

/** Every kind that can be drawn, in palette order. Adding a kind: one folder under `kinds/` and one line here. */
export const COMPONENT_DEFINITIONS: readonly ComponentDefinition[] = [
  deviceSource,
  eventSource,
  logSource,
  feedSource,
  databaseSource,
  fileSource,
  objectStore,
  lakehouseTables,
  catalog,
  datasetStore,
  vectorStore,
  eventStream,
  schemaRegistry,
  streamProcessor,
  streamDelivery,
  sparkEngine,
  sqlEngine,
  orchestrator,
  dataQuality,
  governance,
  mlWorkspace,
  featureStore,
  modelRegistry,
  modelTraining,
  gpuPool,
  modelServing,
  embeddingJob,
  foundationModel,
  appService,
  network,
  encryptionKey,
  secrets,
  monitoring,
  budget,
  kubernetesCluster,
];

const byKind = new Map(COMPONENT_DEFINITIONS.map((definition) => [definition.kind, definition]));

/** The definition of a kind, or `undefined` when this version does not know it. */
export function findDefinition(kind: string): ComponentDefinition | undefined {
  return byKind.get(kind);
}
