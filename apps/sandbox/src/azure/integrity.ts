import { isArray, isObject, type Json, type JsonObject, textAt } from "../json.ts";
import { findById, keyOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { principalOf } from "./tokens.ts";

/** Names that are unique in the world, with the code that says so. */
const GLOBAL_NAMES: Readonly<Record<string, string>> = {
  "Microsoft.EventHub/namespaces": "NamespaceUnavailable",
  "Microsoft.CognitiveServices/accounts": "CustomDomainInUse",
  "Microsoft.ContainerRegistry/registries": "AlreadyInUse",
  "Microsoft.DataFactory/factories": "FactoryNameNotAvailable",
  "Microsoft.DBforPostgreSQL/flexibleServers": "ServerNameAlreadyExists",
  "Microsoft.Devices/IotHubs": "IotHubNameNotAvailable",
  "Microsoft.KeyVault/vaults": "VaultAlreadyExists",
  "Microsoft.Search/searchServices": "ServiceNameUnavailable",
  "Microsoft.Storage/storageAccounts": "StorageAccountAlreadyTaken",
  "Microsoft.Synapse/workspaces": "WorkspaceNameExists",
};

/** Where a resource says who acts as it. */
const PRINCIPALS = [
  "properties.principalId",
  "identity.principalId",
  "properties.identityProfile.kubeletidentity.objectId",
  "servicePrincipalId",
];

/** The group, the parent, the scope and everything that the body names by its id have to be there. */
export function checkReferences(call: ResourceCall, body: JsonObject): void {
  const { path, caller } = call;
  if (path.resourceGroup !== undefined && path.type !== "Microsoft.Resources/resourceGroups") {
    const groupId = `/subscriptions/${path.subscription}/resourceGroups/${path.resourceGroup}`;
    if (!findById(call, groupId))
      throw new ArmError(404, "ResourceGroupNotFound", `Resource group '${path.resourceGroup}' could not be found.`);
  }
  if (path.parentId?.includes("/providers/") && !findById(call, path.parentId)) {
    throw new ArmError(
      404,
      "ParentResourceNotFound",
      `Can not perform requested operation on nested resource. Parent resource '${path.parentId}' not found.`,
    );
  }
  const ours = `/subscriptions/${caller.subscription}/resourcegroups/`;
  for (const id of idsIn(body)) {
    if (keyOf(id).startsWith(ours) && !findById(call, bearerOf(id))) {
      throw new ArmError(400, "LinkedResourceNotFound", `The resource '${id}' that the request refers to was not found.`);
    }
  }
}

/** What comes with an account is there when the account is: Cosmos DB's own roles. */
function bearerOf(id: string): string {
  return id.replace(/\/sqlRoleDefinitions\/0{8}-0{4}-0{4}-0{4}-0{11}[12]$/i, "");
}

/** Names of the world, rights that are given already, principals that nobody is. */
export function checkUnique(call: ResourceCall, body: JsonObject): void {
  const { path, sandbox } = call;
  const code = GLOBAL_NAMES[path.type];
  const taker = code && sandbox.store.resources.listEverywhere(path.type).find(({ model }) => model["name"] === path.name);
  if (taker && taker.identifier !== keyOf(path.id)) throw new ArmError(409, code, `The name '${path.name}' is already taken.`);
  if (path.type === "Microsoft.Authorization/roleAssignments") checkAssignment(call, body);
}

function checkAssignment(call: ResourceCall, body: JsonObject): void {
  const { path, sandbox, caller } = call;
  const all = sandbox.store.resources.listAccount(caller.subscription);
  const principal = textAt(body, "properties.principalId");
  // Groups and people are of the company: the sandbox knows none of them by name.
  const isPerson = ["Group", "User"].includes(textAt(body, "properties.principalType") ?? "");
  const isKnown =
    principal === principalOf(caller.clientId) ||
    all.some(({ model }) => PRINCIPALS.some((path) => textAt(model, path) === principal)) ||
    sandbox.conditions.holds(caller.subscription, "knownPrincipal", principal ?? "");
  if (!isKnown && !isPerson)
    throw new ArmError(400, "PrincipalNotFound", `Principal ${principal} does not exist in the directory ${caller.tenant}.`);
  const same = all.find(
    ({ type, identifier, model }) =>
      type === path.type &&
      identifier !== keyOf(path.id) &&
      textAt(model, "properties.principalId") === principal &&
      textAt(model, "properties.roleDefinitionId") === textAt(body, "properties.roleDefinitionId") &&
      keyOf(textAt(model, "properties.scope") ?? "") === keyOf(path.parentId ?? ""),
  );
  if (same) throw new ArmError(409, "RoleAssignmentExists", "The role assignment already exists.");
}

/** What still points at something of the network keeps it from being deleted. */
export function checkUnused(call: ResourceCall): void {
  const { path, sandbox, caller } = call;
  if (!path.type.startsWith("Microsoft.Network/")) return;
  const user = sandbox.store.resources
    .listAccount(caller.subscription)
    .find(({ identifier, model }) => identifier !== keyOf(path.id) && [...idsIn(model)].some((id) => keyOf(id) === keyOf(path.id)));
  if (!user) return;
  const kind = path.type.endsWith("/subnets") ? "InUseSubnetCannotBeDeleted" : "CannotDeleteResource";
  throw new ArmError(409, kind, `'${path.name}' is in use by ${String(user.model["id"])} and cannot be deleted.`);
}

/** Every text that is an ARM id, keys included: identities stand there. */
function* idsIn(value: Json | undefined): Generator<string> {
  if (typeof value === "string" && /^\/subscriptions\/[^/]+\/resourceGroups\//i.test(value)) yield value;
  else if (isArray(value)) for (const item of value) yield* idsIn(item);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith("/subscriptions/")) yield key;
      // A group that the service makes for itself is none yet.
      if (key === "managedResourceGroupId") continue;
      // Its own address is no reference.
      if (key !== "id" || !isObject(value["properties"])) yield* idsIn(item);
    }
  }
}
