import type { Lowering } from "../../lowering.ts";
import { managedEnvironment } from "./apps-environment/managed-environment.ts";
import { artefactStorageAccount } from "./artefact-store/storage-account.ts";
import { consumptionBudget } from "./budget/consumption-budget.ts";
import { synapseLakeDatabase } from "./catalog/synapse-lake-database.ts";
import { sparkRules } from "./data-quality/spark-rules.ts";
import { keyVaultKey } from "./encryption-key/key-vault-key.ts";
import { containerAppCollector } from "./event-source/container-app-collector.ts";
import { eventHubsKafka } from "./event-stream/event-hubs-kafka.ts";
import { eventHubsPremium } from "./event-stream/event-hubs-premium.ts";
import { blobLanding } from "./file-source/blob-landing.ts";
import { deltaAdls } from "./lakehouse-tables/delta-adls.ts";
import { azureMonitor } from "./monitoring/azure-monitor.ts";
import { vnet } from "./network/vnet.ts";
import { adlsGen2 } from "./object-store/adls-gen2.ts";
import { blobFlat } from "./object-store/blob-flat.ts";
import { synapseServerless } from "./sql-engine/synapse-serverless.ts";
import { streamAnalyticsDelta } from "./stream-delivery/stream-analytics-delta.ts";
import { synapseWorkspace } from "./synapse-workspace/workspace.ts";

/** Every variant that Azure has. Adding one: its file and one line here. */
export const AZURE_LOWERINGS: readonly Lowering[] = [
  artefactStorageAccount,
  managedEnvironment,
  synapseWorkspace,
  vnet,
  keyVaultKey,
  azureMonitor,
  consumptionBudget,
  containerAppCollector,
  eventHubsKafka,
  eventHubsPremium,
  streamAnalyticsDelta,
  blobLanding,
  adlsGen2,
  blobFlat,
  deltaAdls,
  synapseLakeDatabase,
  synapseServerless,
  sparkRules,
];
