/** How a service tells that a change takes time. */
export type OperationStyle = "sync" | "operation" | "location" | "state";

/**
 * What the services really do, as their published SDKs follow them: an address of the operation, an address of the result, or
 * nothing but the resource's own state. Types that are not listed answer at once.
 */
const STYLES: Readonly<Record<string, OperationStyle>> = {
  "Microsoft.App/containerApps": "operation",
  "Microsoft.App/managedEnvironments": "operation",
  "Microsoft.EventHub/namespaces": "state",
  "Microsoft.KeyVault/vaults": "state",
  "Microsoft.Network/natGateways": "operation",
  "Microsoft.Network/networkSecurityGroups": "operation",
  "Microsoft.Network/publicIPAddresses": "operation",
  "Microsoft.Network/virtualNetworks": "operation",
  "Microsoft.Network/virtualNetworks/subnets": "operation",
  "Microsoft.OperationalInsights/workspaces": "state",
  "Microsoft.OperationalInsights/workspaces/tables": "operation",
  "Microsoft.Storage/storageAccounts": "location",
  "Microsoft.StreamAnalytics/streamingjobs": "state",
  "Microsoft.Synapse/workspaces": "location",
  "Microsoft.Synapse/workspaces/firewallRules": "location",
};

export function styleOf(type: string): OperationStyle {
  return STYLES[type] ?? "sync";
}
