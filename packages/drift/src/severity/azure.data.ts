import type { AppearanceRule, SeverityRule } from "./severity-rule.ts";

const RIGHTS = "Who may do what changed.";
const NETWORK = "Who may reach it over the network changed.";
const ALERTS = "What is watched and who is told changed.";

/** First match wins; sources are the properties' descriptions in Azure's template reference. */
export const AZURE_RULES: readonly SeverityRule[] = [
  { type: "Microsoft.Insights/*", path: "", severity: "medium", why: "What watched it does not exist any more." },
  { type: "Microsoft.Consumption/budgets", path: "", severity: "medium", why: "Nobody is told any more when it costs too much." },
  { type: "Microsoft.*", path: "tags.**", severity: "low", why: "Tags only: costs and owners may be reported under other names." },
  { type: "Microsoft.Insights/diagnosticSettings", path: "**", severity: "high", why: "What is written down about who did what changed." },
  { type: "Microsoft.Insights/*", path: "**", severity: "medium", why: ALERTS },
  { type: "Microsoft.Consumption/budgets", path: "**", severity: "medium", why: ALERTS },
  { type: "Microsoft.Authorization/*", path: "**", severity: "high", why: RIGHTS },
  { type: "Microsoft.EventHub/namespaces/authorizationRules", path: "**", severity: "high", why: RIGHTS },
  { type: "*/accessPolicyAssignments", path: "**", severity: "high", why: RIGHTS },
  { type: "*/federatedIdentityCredentials", path: "**", severity: "high", why: RIGHTS },
  { type: "Microsoft.Network/networkSecurityGroups", path: "**", severity: "high", why: NETWORK },
  { type: "*/firewallRules", path: "**", severity: "high", why: NETWORK },
  { type: "*", path: "properties.networkAcls.**", severity: "high", why: NETWORK },
  { type: "*", path: "properties.networkRuleSet.**", severity: "high", why: NETWORK },
  { type: "*", path: "properties.**.ingress.**", severity: "high", why: NETWORK },
  {
    type: "Microsoft.Storage/storageAccounts",
    path: "properties.allow*Access",
    severity: "high",
    why: "Who may read the data without an identity changed.",
  },
  {
    type: "Microsoft.Storage/storageAccounts",
    path: "properties.supportsHttpsTrafficOnly",
    severity: "high",
    why: "How connections are encrypted changed.",
  },
  { type: "Microsoft.Storage/storageAccounts/managementPolicies", path: "**", severity: "high", why: "When objects are deleted changed." },
  {
    type: "Microsoft.Storage/storageAccounts/blobServices",
    path: "properties.*RetentionPolicy.enabled",
    severity: "high",
    why: "Whether deleted data can be had back changed.",
  },
  {
    type: "Microsoft.Storage/storageAccounts/blobServices",
    path: "properties.isVersioningEnabled",
    severity: "high",
    why: "Whether deleted data can be had back changed.",
  },
  {
    type: "Microsoft.KeyVault/vaults",
    path: "properties.enable*",
    severity: "high",
    why: "What keeps keys from being lost or read changed.",
  },
  { type: "Microsoft.KeyVault/vaults", path: "properties.accessPolicies.**", severity: "high", why: RIGHTS },
  { type: "Microsoft.KeyVault/vaults/keys", path: "**", severity: "high", why: "The key that data is encrypted with changed." },
  {
    type: "Microsoft.KeyVault/vaults/secrets",
    path: "properties.attributes.enabled",
    severity: "high",
    why: "Who needs the secret cannot read it while it is off.",
  },
  {
    type: "Microsoft.Synapse/workspaces",
    path: "properties.azureADOnlyAuthentication",
    severity: "high",
    why: "Who may sign in without an identity changed.",
  },
  { type: "Microsoft.Synapse/workspaces", path: "properties.trustedServiceBypassEnabled", severity: "high", why: NETWORK },
  {
    type: "Microsoft.MachineLearningServices/workspaces/*",
    path: "properties.authMode",
    severity: "high",
    why: "Who may call it changed.",
  },
  { type: "Microsoft.MachineLearningServices/workspaces/computes", path: "properties.properties.*Public*", severity: "high", why: NETWORK },
  {
    type: "Microsoft.ContainerRegistry/registries",
    path: "properties.adminUserEnabled",
    severity: "high",
    why: "Who may sign in without an identity changed.",
  },
  {
    type: "Microsoft.Cache/redisEnterprise/databases",
    path: "properties.accessKeysAuthentication",
    severity: "high",
    why: "Who may sign in without an identity changed.",
  },
  {
    type: "Microsoft.Cache/redisEnterprise/databases",
    path: "properties.clientProtocol",
    severity: "high",
    why: "How connections are encrypted changed.",
  },
  {
    type: "Microsoft.CognitiveServices/accounts/deployments",
    path: "properties.raiPolicyName",
    severity: "high",
    why: "What may be asked and answered changed.",
  },
  { type: "Microsoft.ContainerService/managedClusters", path: "properties.apiServerAccessProfile.**", severity: "high", why: NETWORK },
  { type: "Microsoft.ContainerService/managedClusters", path: "properties.networkProfile.networkPolicy", severity: "high", why: NETWORK },
  { type: "Microsoft.Network/virtualNetworks/subnets", path: "properties.networkSecurityGroup.**", severity: "high", why: NETWORK },
  { type: "Microsoft.MachineLearningServices/workspaces", path: "properties.managedNetwork.**", severity: "high", why: NETWORK },
  { type: "*", path: "properties.friendlyName", severity: "low", why: "A name for people; nothing works differently." },
  { type: "*", path: "identity.**", severity: "high", why: "It acts with other rights than it was given." },
  { type: "Zerolake.Authorization/*", path: "**", severity: "high", why: RIGHTS },
  { type: "Zerolake.Synapse/roleAssignments", path: "**", severity: "high", why: RIGHTS },
];

export const AZURE_APPEARANCES: readonly AppearanceRule[] = [
  {
    type: "Microsoft.*",
    path: "properties.publicNetworkAccess",
    values: ["Enabled"],
    severity: "high",
    why: "It is reached from public networks.",
  },
  {
    type: "Microsoft.Storage/storageAccounts",
    path: "properties.allowBlobPublicAccess",
    values: [true],
    severity: "high",
    why: "Containers can be made public.",
  },
  {
    type: "Microsoft.Storage/storageAccounts",
    path: "properties.isSftpEnabled",
    values: [true],
    severity: "high",
    why: "A door for files was opened.",
  },
  { type: "Microsoft.KeyVault/vaults", path: "properties.accessPolicies", severity: "high", why: "Rights on secrets were added." },
  {
    type: "Microsoft.ContainerRegistry/registries",
    path: "properties.anonymousPullEnabled",
    values: [true],
    severity: "high",
    why: "Anybody may read the images.",
  },
  {
    type: "Microsoft.ContainerRegistry/registries",
    path: "properties.adminUserEnabled",
    values: [true],
    severity: "high",
    why: "A user without an identity may sign in.",
  },
];
