import { type EncryptionRow, elsewhere } from "./encryption-row.ts";

/** What Azure says about encryption at rest; every service does it unasked, with keys of Microsoft unless one's own is named. */
export const AZURE_ENCRYPTION: readonly EncryptionRow[] = [
  {
    type: "Microsoft.Storage/storageAccounts",
    rests: "here",
    ownKey: ["properties.encryption.keyvaultproperties.keyname", "properties.encryption.keyvaultproperties.keyvaulturi"],
  },
  { type: "Microsoft.EventHub/namespaces", rests: "here", ownKey: ["properties.encryption.keyVaultProperties.*.keyName"] },
  { type: "Microsoft.ContainerRegistry/registries", rests: "here", ownKey: ["properties.encryption.keyVaultProperties.keyIdentifier"] },
  {
    type: "Microsoft.Cache/redisEnterprise",
    rests: "here",
    ownKey: ["properties.encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl"],
  },
  {
    type: "Microsoft.MachineLearningServices/workspaces",
    rests: "here",
    ownKey: ["properties.encryption.keyVaultProperties.keyIdentifier"],
  },
  { type: "Microsoft.MachineLearningServices/registries", rests: "here" },
  { type: "Microsoft.Synapse/workspaces", rests: "here", ownKey: ["properties.encryption.cmk.key.keyVaultUrl"] },
  { type: "Microsoft.DBforPostgreSQL/flexibleServers", rests: "here", ownKey: ["properties.dataEncryption.primaryKeyURI"] },
  { type: "Microsoft.DocumentDB/databaseAccounts", rests: "here", ownKey: ["properties.keyVaultKeyUri"] },
  { type: "Zerolake.Search/indexes", rests: "here", ownKey: ["definition.encryptionKey.keyVaultKeyName"] },
  { type: "Microsoft.Devices/IotHubs", rests: "here" },
  { type: "Microsoft.Purview/accounts", rests: "here" },
  ...elsewhere("the storage account", "Microsoft.Storage/storageAccounts/blobServices/containers"),
  ...elsewhere("the namespace", "Microsoft.EventHub/namespaces/eventhubs", "Microsoft.EventHub/namespaces/schemagroups"),
  ...elsewhere("the cache", "Microsoft.Cache/redisEnterprise/databases"),
  ...elsewhere("the workspace", "Microsoft.MachineLearningServices/workspaces/models", "Microsoft.Synapse/workspaces/sqlPools"),
  ...elsewhere("the server", "Microsoft.DBforPostgreSQL/flexibleServers/databases"),
  ...elsewhere(
    "the account",
    "Microsoft.DocumentDB/databaseAccounts/sqlDatabases",
    "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers",
  ),
  ...elsewhere("its indexes", "Microsoft.Search/searchServices"),
  ...elsewhere("its clusters", "Microsoft.Confluent/organizations"),
  ...elsewhere(
    "hardware of the key service",
    "Microsoft.KeyVault/vaults",
    "Microsoft.KeyVault/vaults/keys",
    "Microsoft.KeyVault/vaults/secrets",
    "Zerolake.KeyVault/generatedSecrets",
  ),
];
