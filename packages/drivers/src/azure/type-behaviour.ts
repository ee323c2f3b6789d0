import { isMap, type PropertyMap } from "@zerolake/resources";

/** Where a type does not behave as create, change and delete say. */
export interface TypeBehaviour {
  /** Comes with its parent, or stays in it for good: putting it changes settings, and deleting it means nothing. */
  readonly isPartOfParent?: true;
  /** ARM has no way to delete it by itself; it goes with its parent. */
  readonly goesWithParent?: true;
  /** Deleting it loses what people put in, and ARM does not ask. */
  readonly holdsData?: true;
  /** Query that every DELETE of the type needs, by what was put. */
  readonly deleteQuery?: (prior: PropertyMap) => string;
  /** Query of the DELETE that leaves nothing behind which would block the name. */
  readonly purge?: string;
}

const BEHAVIOURS: Readonly<Record<string, TypeBehaviour>> = {
  "Microsoft.Cache/redisEnterprise": { holdsData: true },
  "Microsoft.Cache/redisEnterprise/databases": { holdsData: true },
  "Microsoft.Confluent/organizations": { holdsData: true },
  "Microsoft.ContainerRegistry/registries": { holdsData: true },
  "Microsoft.Databricks/workspaces": { holdsData: true },
  "Microsoft.DBforPostgreSQL/flexibleServers": { holdsData: true },
  "Microsoft.DBforPostgreSQL/flexibleServers/configurations": { isPartOfParent: true },
  "Microsoft.DBforPostgreSQL/flexibleServers/databases": { holdsData: true },
  "Microsoft.Devices/IotHubs": { holdsData: true },
  "Microsoft.DocumentDB/databaseAccounts": { holdsData: true },
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases": { holdsData: true },
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers": { holdsData: true },
  "Microsoft.EventHub/namespaces": { holdsData: true },
  "Microsoft.EventHub/namespaces/eventhubs": { holdsData: true },
  "Microsoft.KeyVault/vaults": { holdsData: true },
  "Microsoft.EventHub/namespaces/schemagroups": { holdsData: true },
  "Microsoft.KeyVault/vaults/keys": { goesWithParent: true },
  "Microsoft.KeyVault/vaults/secrets": { goesWithParent: true },
  "Microsoft.MachineLearningServices/workspaces": { holdsData: true, purge: "&forceToPurge=true" },
  "Microsoft.MachineLearningServices/workspaces/codes": { isPartOfParent: true },
  "Microsoft.MachineLearningServices/workspaces/codes/versions": { isPartOfParent: true },
  "Microsoft.MachineLearningServices/workspaces/computes": { deleteQuery: underlyingAction },
  "Microsoft.MachineLearningServices/registries": { holdsData: true },
  "Microsoft.MachineLearningServices/workspaces/environments": { isPartOfParent: true },
  "Microsoft.MachineLearningServices/workspaces/environments/versions": { isPartOfParent: true },
  "Microsoft.MachineLearningServices/workspaces/models": { holdsData: true },
  "Microsoft.OperationalInsights/workspaces": { purge: "&force=true" },
  "Microsoft.Purview/accounts": { holdsData: true },
  "Microsoft.Storage/storageAccounts": { holdsData: true },
  "Microsoft.Storage/storageAccounts/blobServices": { isPartOfParent: true },
  "Microsoft.Storage/storageAccounts/blobServices/containers": { holdsData: true },
  "Microsoft.Search/searchServices": { holdsData: true },
  "Microsoft.Synapse/workspaces": { holdsData: true },
  "Microsoft.Synapse/workspaces/sqlPools": { holdsData: true },
};

/** An attached cluster stays when the workspace lets it go; machines of the workspace's own go with it. */
function underlyingAction({ properties }: PropertyMap): string {
  const isAttached = isMap(properties) && properties["computeType"] === "Kubernetes";
  return `&underlyingResourceAction=${isAttached ? "Detach" : "Delete"}`;
}

export function behaviourOf(type: string): TypeBehaviour {
  return BEHAVIOURS[type] ?? {};
}
