import type { NameForm } from "../physical-name.ts";

/** What we know of an ARM type beyond what the vendor publishes: its type files carry no mutability and no names of ours. */
export interface ArmType {
  readonly apiVersion: string;
  /** Where it lies; absent for children and extensions, which have no place of their own. */
  readonly location?: "region" | "global";
  readonly takesTags?: true;
  /** Beside the id and the location. */
  readonly createOnly?: readonly string[];
  /** Sent, but never returned, or returned as something else. */
  readonly writeOnly?: readonly string[];
  /** Form of the name that we make; absent where the name is fixed or the user's own. */
  readonly name?: NameForm;
  /** What a person would miss: replaced or destroyed only with a consent that names it. */
  readonly holdsData?: true;
}

const hyphen = (max: number): NameForm => ({ max, style: "hyphen" });
const joined = (max: number): NameForm => ({ max, style: "joined" });

/** Every ARM type that a lowering creates. Names: Azure's naming rules; the suffix of eight digits keeps the global ones apart. */
export const ARM_TYPES = {
  "Microsoft.App/containerApps": {
    apiVersion: "2025-07-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.environmentId"],
    name: hyphen(32),
  },
  "Microsoft.App/managedEnvironments": {
    apiVersion: "2025-07-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.vnetConfiguration", "properties.zoneRedundant"],
    name: hyphen(60),
  },
  "Microsoft.Authorization/roleAssignments": {
    apiVersion: "2022-04-01",
    createOnly: ["properties.principalId", "properties.roleDefinitionId"],
  },
  "Microsoft.Consumption/budgets": {
    apiVersion: "2024-08-01",
    createOnly: ["properties.timeGrain"],
    writeOnly: ["properties.timePeriod.startDate"],
    name: hyphen(63),
  },
  "Microsoft.EventHub/namespaces": {
    apiVersion: "2024-01-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.zoneRedundant", "properties.encryption.requireInfrastructureEncryption", "sku.name"],
    name: hyphen(50),
    holdsData: true,
  },
  "Microsoft.EventHub/namespaces/eventhubs": {
    apiVersion: "2024-01-01",
    createOnly: ["properties.partitionCount", "properties.retentionDescription.cleanupPolicy"],
    holdsData: true,
  },
  "Microsoft.EventHub/namespaces/eventhubs/consumergroups": { apiVersion: "2024-01-01" },
  "Microsoft.Insights/actionGroups": { apiVersion: "2023-01-01", location: "global", takesTags: true, name: hyphen(120) },
  "Microsoft.Insights/dataCollectionRules": { apiVersion: "2024-03-11", location: "region", takesTags: true, name: hyphen(60) },
  "Microsoft.Insights/diagnosticSettings": { apiVersion: "2021-05-01-preview" },
  "Microsoft.Insights/metricAlerts": {
    apiVersion: "2018-03-01",
    location: "global",
    takesTags: true,
    createOnly: ["properties.scopes"],
    name: hyphen(120),
  },
  "Microsoft.Insights/scheduledQueryRules": { apiVersion: "2023-12-01", location: "region", takesTags: true, name: hyphen(120) },
  "Microsoft.KeyVault/vaults": {
    apiVersion: "2025-05-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.tenantId", "properties.softDeleteRetentionInDays"],
    name: hyphen(24),
    holdsData: true,
  },
  "Microsoft.KeyVault/vaults/keys": {
    apiVersion: "2025-05-01",
    takesTags: true,
    createOnly: ["properties.kty", "properties.keySize"],
    holdsData: true,
  },
  "Microsoft.ManagedIdentity/userAssignedIdentities": { apiVersion: "2024-11-30", location: "region", takesTags: true, name: hyphen(128) },
  "Microsoft.Network/natGateways": {
    apiVersion: "2025-03-01",
    location: "region",
    takesTags: true,
    createOnly: ["zones"],
    name: hyphen(80),
  },
  "Microsoft.Network/networkSecurityGroups": { apiVersion: "2025-03-01", location: "region", takesTags: true, name: hyphen(80) },
  "Microsoft.Network/publicIPAddresses": {
    apiVersion: "2025-03-01",
    location: "region",
    takesTags: true,
    createOnly: ["sku", "zones"],
    name: hyphen(80),
  },
  "Microsoft.Network/virtualNetworks": { apiVersion: "2025-03-01", location: "region", takesTags: true, name: hyphen(64) },
  "Microsoft.Network/virtualNetworks/subnets": {
    apiVersion: "2025-03-01",
    createOnly: ["properties.addressPrefix", "properties.delegations"],
  },
  "Microsoft.OperationalInsights/workspaces": { apiVersion: "2025-07-01", location: "region", takesTags: true, name: hyphen(63) },
  "Microsoft.OperationalInsights/workspaces/tables": { apiVersion: "2025-07-01" },
  "Microsoft.Resources/resourceGroups": { apiVersion: "2024-11-01", location: "region", takesTags: true, name: hyphen(90) },
  "Microsoft.Storage/storageAccounts": {
    apiVersion: "2025-08-01",
    location: "region",
    takesTags: true,
    createOnly: ["kind", "properties.isHnsEnabled", "properties.encryption.requireInfrastructureEncryption"],
    name: joined(24),
    holdsData: true,
  },
  "Microsoft.Storage/storageAccounts/blobServices": { apiVersion: "2025-08-01" },
  "Microsoft.Storage/storageAccounts/blobServices/containers": { apiVersion: "2025-08-01", holdsData: true },
  "Microsoft.Storage/storageAccounts/managementPolicies": { apiVersion: "2025-08-01" },
  "Microsoft.StreamAnalytics/streamingjobs": {
    apiVersion: "2021-10-01-preview",
    location: "region",
    takesTags: true,
    createOnly: ["properties.jobType", "properties.sku"],
    name: hyphen(63),
  },
  "Microsoft.StreamAnalytics/streamingjobs/inputs": { apiVersion: "2021-10-01-preview" },
  "Microsoft.StreamAnalytics/streamingjobs/outputs": { apiVersion: "2021-10-01-preview" },
  "Microsoft.StreamAnalytics/streamingjobs/transformations": { apiVersion: "2021-10-01-preview" },
  "Microsoft.Synapse/workspaces": {
    apiVersion: "2021-06-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.defaultDataLakeStorage", "properties.encryption", "properties.managedResourceGroupName"],
    name: hyphen(50),
    holdsData: true,
  },
  "Microsoft.Synapse/workspaces/firewallRules": { apiVersion: "2021-06-01" },
  /** A step of ours: the job runs while this exists. */
  "Zerolake.StreamAnalytics/runningJobs": { apiVersion: "2021-10-01-preview", createOnly: ["job"] },
} as const satisfies Readonly<Record<string, ArmType>>;

export type ArmTypeName = keyof typeof ARM_TYPES;

export function armType(type: ArmTypeName): ArmType {
  return ARM_TYPES[type];
}
