import { type ArmType, hyphen } from "./arm-type.ts";

/** Who may do what, what is watched, and where secrets lie. */
export const PLATFORM_TYPES = {
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
  "Microsoft.OperationalInsights/workspaces": { apiVersion: "2025-07-01", location: "region", takesTags: true, name: hyphen(63) },
  "Microsoft.OperationalInsights/workspaces/tables": { apiVersion: "2025-07-01" },
  "Microsoft.Resources/resourceGroups": { apiVersion: "2024-11-01", location: "region", takesTags: true, name: hyphen(90) },
  "Microsoft.Insights/autoscalesettings": { apiVersion: "2022-10-01", location: "region", takesTags: true, name: hyphen(60) },
  "Microsoft.Insights/components": {
    apiVersion: "2020-02-02",
    location: "region",
    takesTags: true,
    createOnly: ["kind"],
    name: hyphen(120),
  },
  "Microsoft.KeyVault/vaults/secrets": {
    apiVersion: "2025-05-01",
    takesTags: true,
    writeOnly: ["properties.value"],
    holdsData: true,
  },
  "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials": { apiVersion: "2024-11-30" },
} as const satisfies Readonly<Record<string, ArmType>>;
