import { isMap, type PropertyMap, valuesAt } from "@zerolake/resources";
import { type Opening, openAt, openToAnywhere } from "./opening.ts";

/** Types whose address answers from anywhere unless public network access is off. */
const WITH_PUBLIC_NETWORK = [
  "Microsoft.App/managedEnvironments",
  "Microsoft.Cache/redisEnterprise",
  "Microsoft.CognitiveServices/accounts",
  "Microsoft.ContainerRegistry/registries",
  "Microsoft.DataFactory/factories",
  "Microsoft.Devices/IotHubs",
  "Microsoft.DocumentDB/databaseAccounts",
  "Microsoft.EventHub/namespaces",
  "Microsoft.KeyVault/vaults",
  "Microsoft.MachineLearningServices/registries",
  "Microsoft.MachineLearningServices/workspaces",
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
  "Microsoft.Purview/accounts",
  "Microsoft.Search/searchServices",
  "Microsoft.Storage/storageAccounts",
  "Microsoft.Synapse/workspaces",
] as const;

export const AZURE_OPENINGS: readonly Opening[] = [
  ...WITH_PUBLIC_NETWORK.map((type) => ({
    type,
    exposure: "internet" as const,
    says: "answers from the internet",
    isOpen: isNetworkPublic,
  })),
  {
    type: "Microsoft.DBforPostgreSQL/flexibleServers",
    exposure: "internet",
    says: "answers from the internet",
    isOpen: openAt("properties.network.publicNetworkAccess", "Enabled"),
  },
  {
    type: "Microsoft.Storage/storageAccounts",
    exposure: "anonymous",
    says: "allows containers that everybody reads",
    isOpen: openAt("properties.allowBlobPublicAccess", true),
  },
  {
    type: "Microsoft.Storage/storageAccounts/blobServices/containers",
    exposure: "anonymous",
    says: "is read by everybody",
    isOpen: openAt("properties.publicAccess", "Blob", "Container"),
  },
  {
    type: "Microsoft.ContainerRegistry/registries",
    exposure: "anonymous",
    says: "is read by everybody",
    isOpen: openAt("properties.anonymousPullEnabled", true),
  },
  {
    type: "Microsoft.App/containerApps",
    exposure: "internet",
    says: "takes requests from the internet",
    isOpen: openAt("properties.configuration.ingress.external", true),
  },
  {
    type: "Microsoft.ContainerService/managedClusters",
    exposure: "internet",
    says: "has a public endpoint",
    isOpen: (properties) => !openAt("properties.apiServerAccessProfile.enablePrivateCluster", true)(properties),
  },
  {
    type: "Microsoft.Network/networkSecurityGroups",
    exposure: "internet",
    says: "lets requests in from anywhere",
    isOpen: (properties) =>
      valuesAt(properties, "properties.securityRules.*.properties").some(
        (rule) =>
          isMap(rule) && rule["direction"] === "Inbound" && rule["access"] === "Allow" && openToAnywhere("sourceAddressPrefix")(rule),
      ),
  },
  ...["Microsoft.Synapse/workspaces/firewallRules", "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules"].map((type) => ({
    type,
    exposure: "internet" as const,
    says: "lets every address in",
    isOpen: openAt("properties.endIpAddress", "255.255.255.255"),
  })),
];

/** On unless switched off, and open unless its firewall refuses who is not listed. Azure writes the words in either case. */
function isNetworkPublic(properties: PropertyMap): boolean {
  const word = (path: string) => valuesAt(properties, path).map((value) => String(value).toLowerCase())[0];
  if (word("properties.publicNetworkAccess") === "disabled") return false;
  return word("properties.networkAcls.defaultAction") !== "deny";
}
