import type { CostSheet } from "../cost-sheet.ts";
import { appService } from "./app-service.ts";
import { budget } from "./budget.ts";
import { catalog } from "./catalog.ts";
import { dataQuality } from "./data-quality.ts";
import { databaseSource } from "./database-source.ts";
import { datasetStore } from "./dataset-store.ts";
import { deviceSource } from "./device-source.ts";
import { embeddingJob } from "./embedding-job.ts";
import { encryptionKey } from "./encryption-key.ts";
import { eventSource } from "./event-source.ts";
import { eventStream } from "./event-stream.ts";
import { featureStore } from "./feature-store.ts";
import { feedSource } from "./feed-source.ts";
import { fileSource } from "./file-source.ts";
import { foundationModel } from "./foundation-model.ts";
import { governance } from "./governance.ts";
import { gpuPool } from "./gpu-pool.ts";
import { INTERNAL_PARTS } from "./internal-parts.ts";
import { kubernetesCluster } from "./kubernetes-cluster.ts";
import { lakehouseTables } from "./lakehouse-tables.ts";
import { logSource } from "./log-source.ts";
import { mlWorkspace } from "./ml-workspace.ts";
import { modelRegistry } from "./model-registry.ts";
import { modelServing } from "./model-serving.ts";
import { modelTraining } from "./model-training.ts";
import { monitoring } from "./monitoring.ts";
import { network } from "./network.ts";
import { objectStore } from "./object-store.ts";
import { orchestrator } from "./orchestrator.ts";
import { schemaRegistry } from "./schema-registry.ts";
import { secrets } from "./secrets.ts";
import { sparkEngine } from "./spark-engine.ts";
import { sqlEngine } from "./sql-engine.ts";
import { streamDelivery } from "./stream-delivery.ts";
import { streamProcessor } from "./stream-processor.ts";
import { vectorStore } from "./vector-store.ts";

/** Every cost sheet. Adding a kind: its file and one line here. */
export const COST_SHEETS: readonly CostSheet[] = [
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
  ...INTERNAL_PARTS,
];

const byKind = new Map(COST_SHEETS.map((sheet) => [sheet.kind, sheet]));

/** The sheet of a kind, or `undefined` when nobody wrote one. */
export function findCostSheet(kind: string): CostSheet | undefined {
  return byKind.get(kind);
}
