import { aiAccount } from "./ai-account.ts";
import type { ArmHandler } from "./arm-handler.ts";
import { blob } from "./blob.ts";
import { budget } from "./budget.ts";
import { databaseAdministrator } from "./database-administrator.ts";
import { endpointTraffic } from "./endpoint-traffic.ts";
import { generatedSecret } from "./generated-secret.ts";
import { jobPart } from "./job-part.ts";
import { onlineEndpoint } from "./online-endpoint.ts";
import { ownRight } from "./own-right.ts";
import { postgresServer } from "./postgres-server.ts";
import { roleAssignment } from "./role-assignment.ts";
import { runningJob } from "./running-job.ts";
import { runningTrigger, trigger } from "./running-trigger.ts";
import { scannedStore } from "./scanned-store.ts";
import { searchObject } from "./search-object.ts";
import { storedKey } from "./stored-key.ts";
import { synapseBatch } from "./synapse-batch.ts";
import { synapseRole } from "./synapse-role.ts";
import { vault } from "./vault.ts";

const HANDLERS: Readonly<Record<string, ArmHandler>> = {
  "Microsoft.Authorization/roleAssignments": roleAssignment,
  "Microsoft.CognitiveServices/accounts": aiAccount,
  "Microsoft.Consumption/budgets": budget,
  "Microsoft.DBforPostgreSQL/flexibleServers": postgresServer,
  "Microsoft.KeyVault/vaults": vault,
  "Microsoft.StreamAnalytics/streamingjobs/inputs": jobPart,
  "Microsoft.StreamAnalytics/streamingjobs/outputs": jobPart,
  "Microsoft.StreamAnalytics/streamingjobs/transformations": jobPart,
  "Microsoft.DataFactory/factories/triggers": trigger,
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": onlineEndpoint,
  "Zerolake.Authorization/ownRights": ownRight,
  "Zerolake.DBforPostgreSQL/administrators": databaseAdministrator,
  "Zerolake.DataFactory/runningTriggers": runningTrigger,
  "Zerolake.EventHub/storedKeys": storedKey,
  "Zerolake.KeyVault/generatedSecrets": generatedSecret,
  "Zerolake.Purview/scannedStores": scannedStore,
  "Zerolake.MachineLearning/endpointTraffic": endpointTraffic,
  "Zerolake.Search/datasources": searchObject,
  "Zerolake.Search/indexers": searchObject,
  "Zerolake.Search/indexes": searchObject,
  "Zerolake.Search/skillsets": searchObject,
  "Zerolake.Storage/blobs": blob,
  "Zerolake.StreamAnalytics/runningJobs": runningJob,
  "Zerolake.Synapse/roleAssignments": synapseRole,
  "Zerolake.Synapse/runningBatches": synapseBatch,
};

export function handlerOf(type: string): ArmHandler {
  return HANDLERS[type] ?? {};
}
