import { createHash } from "node:crypto";
import { isObject, type JsonObject, textAt, withValueAt } from "../json.ts";
import type { ArmCaller } from "./arm-call.ts";
import type { ArmPath } from "./arm-path.ts";
import { guidOf } from "./guid.ts";

type Attributes = (path: ArmPath, caller: ArmCaller, body: JsonObject) => Readonly<Record<string, string | boolean | number>>;

/** What a service adds to what it was told: dotted path → value. */
const ADDED: Readonly<Record<string, Attributes>> = {
  "Microsoft.ManagedIdentity/userAssignedIdentities": ({ id }, { tenant }) => ({
    "properties.tenantId": tenant,
    "properties.principalId": guidOf(`principal ${id.toLowerCase()}`),
    "properties.clientId": guidOf(`client ${id.toLowerCase()}`),
  }),
  "Microsoft.KeyVault/vaults": ({ name }) => ({ "properties.vaultUri": `https://${name}.vault.azure.net/` }),
  "Microsoft.KeyVault/vaults/keys": ({ id, name }) => {
    const uri = `https://${id.split("/").at(-3)}.vault.azure.net/keys/${name}`;
    return { "properties.keyUri": uri, "properties.keyUriWithVersion": `${uri}/${hexOf(id)}` };
  },
  "Microsoft.EventHub/namespaces": ({ name }) => ({
    "properties.serviceBusEndpoint": `https://${name}.servicebus.windows.net:443/`,
    "properties.status": "Active",
  }),
  "Microsoft.Storage/storageAccounts": ({ name }) => ({
    "properties.primaryEndpoints.dfs": `https://${name}.dfs.core.windows.net/`,
    "properties.primaryEndpoints.blob": `https://${name}.blob.core.windows.net/`,
    "properties.statusOfPrimary": "available",
  }),
  "Microsoft.App/managedEnvironments": ({ id }, _caller, body) => ({
    "properties.defaultDomain": `${hexOf(id).slice(0, 10)}.${String(body["location"])}.azurecontainerapps.io`,
  }),
  "Microsoft.App/containerApps": ({ name, id }, _caller, body) => ({
    "properties.configuration.ingress.fqdn": `${name}.${hexOf(id).slice(0, 10)}.${String(body["location"])}.azurecontainerapps.io`,
    "properties.latestRevisionName": `${name}--1`,
    "properties.latestReadyRevisionName": `${name}--1`,
  }),
  "Microsoft.CognitiveServices/accounts": ({ name }) => ({ "properties.endpoint": `https://${name}.cognitiveservices.azure.com/` }),
  "Microsoft.ContainerRegistry/registries": ({ name }) => ({ "properties.loginServer": `${name}.azurecr.io` }),
  "Microsoft.ContainerService/managedClusters": ({ name, id }, _caller, body) => ({
    "properties.fqdn": `${name}.hcp.${String(body["location"])}.azmk8s.io`,
    "properties.oidcIssuerProfile.issuerURL": `https://${String(body["location"])}.oic.prod-aks.azure.com/${guidOf(id.toLowerCase())}/`,
    "properties.identityProfile.kubeletidentity.objectId": guidOf(`principal kubelet ${id.toLowerCase()}`),
  }),
  "Microsoft.Databricks/workspaces": ({ id }) => ({
    "properties.workspaceUrl": `adb-${Number.parseInt(hexOf(id).slice(0, 12), 16)}.1.azuredatabricks.net`,
    "properties.workspaceId": String(Number.parseInt(hexOf(id).slice(0, 12), 16)),
  }),
  "Microsoft.DataFactory/factories/triggers": () => ({ "properties.runtimeState": "Stopped" }),
  "Microsoft.DBforPostgreSQL/flexibleServers": ({ name }) => ({
    "properties.fullyQualifiedDomainName": `${name}.postgres.database.azure.com`,
    "properties.state": "Ready",
  }),
  "Microsoft.DocumentDB/databaseAccounts": ({ name }) => ({ "properties.documentEndpoint": `https://${name}.documents.azure.com:443/` }),
  "Microsoft.Purview/accounts": ({ name }) => ({
    "properties.endpoints.catalog": `https://${name}.purview.azure.com/catalog`,
    "properties.endpoints.scan": `https://${name}.purview.azure.com/scan`,
  }),
  "Microsoft.Devices/IotHubs": ({ name }) => ({ "properties.hostName": `${name}.azure-devices.net`, "properties.state": "Active" }),
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": ({ name }, _caller, body) => ({
    "properties.scoringUri": `https://${name}.${String(body["location"])}.inference.ml.azure.com/score`,
  }),
  "Microsoft.OperationalInsights/workspaces": ({ id }) => ({ "properties.customerId": guidOf(`workspace ${id.toLowerCase()}`) }),
  "Microsoft.Insights/dataCollectionRules": ({ id }) => ({ "properties.immutableId": `dcr-${hexOf(id)}` }),
  "Microsoft.StreamAnalytics/streamingjobs": ({ id }) => ({
    "properties.jobId": guidOf(`job ${id.toLowerCase()}`),
    "properties.jobState": "Created",
  }),
  "Microsoft.Authorization/roleAssignments": ({ parentId }) => ({ "properties.scope": parentId ?? "" }),
};

/** Types that say nothing of a state: being there is their state. */
const STATELESS =
  /^Microsoft\.(Authorization|Consumption|Insights\/diagnosticSettings|Storage\/storageAccounts\/blobServices|EventHub\/namespaces\/(eventhubs|schemagroups|authorizationRules)|KeyVault\/vaults\/(keys|secrets)|ManagedIdentity|DataFactory\/factories\/)/;

/** What a read returns: the body with its address, what the service adds, and the state in which the last change ended. */
export function describedAs(path: ArmPath, caller: ArmCaller, body: JsonObject): JsonObject {
  const added = Object.entries(ADDED[path.type]?.(path, caller, body) ?? {});
  const described = added.reduce<JsonObject>((model, [at, value]) => withValueAt(model, at.split("."), value), {
    ...body,
    ...systemIdentity(path, caller, body),
  });
  const model = { ...withoutSecrets(path.type, described), id: path.id, name: path.name, type: path.type };
  return STATELESS.test(path.type) ? model : withValueAt(model, ["properties", "provisioningState"], "Succeeded");
}

const SECRETS: Readonly<Record<string, string>> = {
  "Microsoft.DBforPostgreSQL/flexibleServers": "administratorLoginPassword",
  "Microsoft.KeyVault/vaults/secrets": "value",
};

/** What is taken and never shown again. */
function withoutSecrets(type: string, model: JsonObject): JsonObject {
  const { properties } = model;
  const secret = SECRETS[type];
  if (secret === undefined || !isObject(properties)) return model;
  const { [secret]: _value, ...shown } = properties;
  return { ...model, properties: shown };
}

/** The text of a secret, which its vault tells whoever may ask there. */
export function keptText(type: string, body: JsonObject): JsonObject {
  const text = textAt(body, "properties.value");
  return type === "Microsoft.KeyVault/vaults/secrets" && text !== undefined ? { text } : {};
}

/** A service that acts by itself gets a principal of its own. */
function systemIdentity({ id }: ArmPath, { tenant }: ArmCaller, { identity }: JsonObject): JsonObject {
  if (!isObject(identity) || !String(identity["type"]).includes("SystemAssigned")) return {};
  return { identity: { ...identity, principalId: guidOf(`principal ${id.toLowerCase()}`), tenantId: tenant } };
}

function hexOf(id: string): string {
  return createHash("sha256").update(id.toLowerCase()).digest("hex").slice(0, 32);
}
