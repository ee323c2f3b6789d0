import { type PropertyMap, textsAt, type Value, valuesAt } from "@zerolake/resources";
import type { CloudKnowledge, Verb } from "../cloud-knowledge.ts";
import { quotaNeeds } from "../quota-rows.ts";
import { AZURE_MACHINE_TYPES, AZURE_QUOTAS } from "./azure-quotas.ts";

/** ARM names the permission of a verb after the type ("Azure resource provider operations"). */
const SUFFIXES: Readonly<Record<Verb, string>> = { create: "write", update: "write", read: "read", delete: "delete" };

/** Whoever puts an identity on a resource must be allowed to hand that identity out. */
const ASSIGN_IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

/** Types whose names are taken in the whole world, and whose services answer whether one is free. */
const WORLD_NAMES: ReadonlySet<string> = new Set([
  "Microsoft.ContainerRegistry/registries",
  "Microsoft.DBforPostgreSQL/flexibleServers",
  "Microsoft.Devices/IotHubs",
  "Microsoft.EventHub/namespaces",
  "Microsoft.KeyVault/vaults",
  "Microsoft.Purview/accounts",
  "Microsoft.Search/searchServices",
  "Microsoft.Storage/storageAccounts",
]);

/** Types whose permissions are called otherwise; a right of the deployer's own is an assignment like any other, and an administrator is one. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  "Microsoft.Resources/resourceGroups": "Microsoft.Resources/subscriptions/resourceGroups",
  "Zerolake.Authorization/ownRights": "Microsoft.Authorization/roleAssignments",
  "Zerolake.DBforPostgreSQL/administrators": "Microsoft.DBforPostgreSQL/flexibleServers/administrators",
};

/** Steps of ours belong to no provider of Azure. */
const isArm = (type: string): boolean => type.startsWith("Microsoft.");

export const AZURE_KNOWLEDGE: CloudKnowledge = {
  handles: (via) => via.startsWith("arm@"),
  actionsOf({ type, properties }, verb) {
    const permission = PERMISSIONS[type] ?? (isArm(type) ? type : undefined);
    if (permission === undefined) return [];
    const hands = verb !== "read" && verb !== "delete" && hasIdentity(properties) ? [ASSIGN_IDENTITY] : [];
    return [`${permission}/${SUFFIXES[verb]}`, ...hands];
  },
  servicesOf: ({ type }) => (isArm(type) ? [type.split("/")[0] ?? type] : []),
  placedOf: ({ type, properties }) => (isArm(type) && isRegional(properties["location"]) ? [type] : []),
  quotasOf: (resource) => quotaNeeds(AZURE_QUOTAS, resource),
  machineTypesOf: ({ type, properties }) => textsAt(properties, AZURE_MACHINE_TYPES[type] ?? "none"),
  nameOf: ({ type, properties }) => (WORLD_NAMES.has(type) ? lastPart(textsAt(properties, "id")[0]) : undefined),
};

function isRegional(location: Value | undefined): boolean {
  return typeof location === "string" && location !== "global";
}

function hasIdentity(properties: PropertyMap): boolean {
  return valuesAt(properties, "identity.userAssignedIdentities").length > 0;
}

/** The name of a resource is the end of its id. */
function lastPart(id: string | undefined): string | undefined {
  return id?.split("/").at(-1);
}
