import { type ArmType, hyphen } from "./arm-type.ts";

/** Databases, and what knows where data lies. */
export const DATABASE_TYPES = {
  "Microsoft.DBforPostgreSQL/flexibleServers": {
    apiVersion: "2025-08-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.administratorLogin", "properties.backup.geoRedundantBackup", "properties.dataEncryption.type"],
    name: hyphen(63),
    holdsData: true,
  },
  "Microsoft.DBforPostgreSQL/flexibleServers/configurations": { apiVersion: "2025-08-01" },
  "Microsoft.DBforPostgreSQL/flexibleServers/databases": { apiVersion: "2025-08-01", createOnly: ["properties"], holdsData: true },
  "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules": { apiVersion: "2025-08-01" },
  "Microsoft.DocumentDB/databaseAccounts": {
    apiVersion: "2025-10-15",
    location: "region",
    takesTags: true,
    createOnly: ["kind", "properties.databaseAccountOfferType", "properties.capabilities", "properties.keyVaultKeyUri"],
    name: hyphen(44),
    holdsData: true,
  },
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases": { apiVersion: "2025-10-15", writeOnly: ["properties.options"], holdsData: true },
  "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers": {
    apiVersion: "2025-10-15",
    createOnly: [
      "properties.resource.partitionKey",
      "properties.resource.vectorEmbeddingPolicy",
      "properties.resource.indexingPolicy.vectorIndexes",
    ],
    writeOnly: ["properties.options"],
    holdsData: true,
  },
  "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments": {
    apiVersion: "2025-10-15",
    createOnly: ["properties.principalId", "properties.roleDefinitionId", "properties.scope"],
  },
  "Microsoft.Purview/accounts": {
    apiVersion: "2021-12-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.managedResourceGroupName"],
    name: hyphen(63),
    holdsData: true,
  },
} as const satisfies Readonly<Record<string, ArmType>>;
