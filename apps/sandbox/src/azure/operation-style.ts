/** How a service tells that a change takes time. */
export type OperationStyle = "sync" | "operation" | "location" | "state";

/**
 * What the services really do, as their published SDKs follow them: an address of the operation, an address of the result, or
 * nothing but the resource's own state. Types that are not listed answer at once.
 */
const STYLES: Readonly<Record<string, OperationStyle>> = {
  "Microsoft.App/containerApps": "operation",
  "Microsoft.App/managedEnvironments": "operation",
  "Microsoft.App/jobs": "operation",
  "Microsoft.Cache/redisEnterprise": "operation",
  "Microsoft.Cache/redisEnterprise/databases": "operation",
  "Microsoft.CognitiveServices/accounts": "state",
  "Microsoft.CognitiveServices/accounts/deployments": "operation",
  "Microsoft.ContainerRegistry/registries": "operation",
  "Microsoft.ContainerService/managedClusters": "operation",
  "Microsoft.ContainerService/managedClusters/agentPools": "operation",
  "Microsoft.Databricks/accessConnectors": "operation",
  "Microsoft.Databricks/workspaces": "operation",
  "Microsoft.DBforPostgreSQL/flexibleServers": "operation",
  "Microsoft.DBforPostgreSQL/flexibleServers/administrators": "operation",
  "Microsoft.DBforPostgreSQL/flexibleServers/configurations": "operation",
  "Microsoft.DBforPostgreSQL/flexibleServers/databases": "operation",
  "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules": "operation",
  "Microsoft.Devices/IotHubs": "operation",
  "Microsoft.DocumentDB/databaseAccounts": "operation",
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases": "operation",
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers": "operation",
  "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments": "operation",
  "Microsoft.EventHub/namespaces": "state",
  "Microsoft.KeyVault/vaults": "state",
  "Microsoft.KubernetesConfiguration/extensions": "operation",
  "Microsoft.KubernetesConfiguration/fluxConfigurations": "operation",
  "Microsoft.MachineLearningServices/registries": "operation",
  "Microsoft.MachineLearningServices/workspaces": "operation",
  "Microsoft.MachineLearningServices/workspaces/computes": "operation",
  "Microsoft.MachineLearningServices/workspaces/featuresets/versions": "operation",
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": "operation",
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments": "operation",
  "Microsoft.Network/natGateways": "operation",
  "Microsoft.Network/networkSecurityGroups": "operation",
  "Microsoft.Network/privateDnsZones": "operation",
  "Microsoft.Network/privateDnsZones/virtualNetworkLinks": "operation",
  "Microsoft.Network/publicIPAddresses": "operation",
  "Microsoft.Network/virtualNetworks": "operation",
  "Microsoft.Network/virtualNetworks/subnets": "operation",
  "Microsoft.OperationalInsights/workspaces": "state",
  "Microsoft.OperationalInsights/workspaces/tables": "operation",
  "Microsoft.Purview/accounts": "location",
  "Microsoft.Search/searchServices": "state",
  "Microsoft.Storage/storageAccounts": "location",
  "Microsoft.StreamAnalytics/streamingjobs": "state",
  "Microsoft.Synapse/workspaces": "location",
  "Microsoft.Synapse/workspaces/bigDataPools": "location",
  "Microsoft.Synapse/workspaces/sqlPools": "location",
  "Microsoft.Synapse/workspaces/firewallRules": "location",
};

export function styleOf(type: string): OperationStyle {
  return STYLES[type] ?? "sync";
}
