import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, type Part, type Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, allow, clientId, identityId, OWN_RIGHTS, ownRights, rolesOf } from "../access.ts";
import { machineLearning } from "../aml-workspace/use-workspace.ts";
import { workspaceEncryption } from "../aml-workspace/workspace-encryption.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { accountId, allowContainer, containerId, containerUri, storageAccount } from "../storage/storage-account.ts";
import { featureSets } from "./feature-sets.ts";
import { ONLINE_CONNECTION, onlineStore } from "./online-store.ts";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const CONNECTION = "Microsoft.MachineLearningServices/workspaces/connections";
const FEATURES = "features";
const OFFLINE = "offline-store";
const SPARK_VERSION = "3.4";

/** Entities and their features in a store of their own: the history in files, the latest values in memory. */
export const amlFeatureStore: Lowering = {
  cloud: "azure",
  kind: "feature-store",
  variant: "aml-feature-store",
  service: "Azure Machine Learning managed feature store",
  gap: "values are read through the vendor's Python library, not over HTTP; features are filled from tables every few hours",
  minutes: [6, 30],
  needs: ["aml-workspace"],
  outputs: (part) => ({
    ports: {
      features: {
        protocol: "azureml-featurestore",
        storeId: storeId(part),
        uriByZone: { [FEATURES]: containerUri(part, FEATURES) },
        accountName: accountId(part).split("/").at(-1) ?? "",
        containerIdByZone: { [FEATURES]: containerId(part, FEATURES) },
        containerAddressByZone: { [FEATURES]: addressIn(part, "container", FEATURES) },
        entities: listSetting(part, "entities"),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { features: (self) => [allowContainer(self, "blobContributor", FEATURES)] },
    out: {
      features: (self) => [allow("dataScientist", storeId(self), addressIn(self, "store")), allowContainer(self, "blobReader", FEATURES)],
    },
  },
  lower: (context) => [
    ...storageAccount(context, { containers: [FEATURES], holdsData: true }),
    ...ownRights(context, rightsOfService(context)),
    store(context),
    offlineConnection(context),
    ...(flagSetting(context, "online") ? onlineStore(context, storeId(context)) : []),
    ...featureSets(context, { storeId: storeId(context), isOnline: flagSetting(context, "online") }),
  ],
};

/** What the service does with the identity before there is a store. */
function rightsOfService(context: LoweringContext): readonly Statement[] {
  const shared = machineLearning(context);
  return [
    allow("blobContributor", shared.accountId, shared.accountAddress),
    allow("fileContributor", shared.accountId, shared.accountAddress),
    allow("vaultAdministrator", shared.vaultId, shared.vaultAddress),
    allow("insightsContributor", shared.insightsId, shared.insightsAddress),
    allowContainer(context, "blobContributor", FEATURES),
  ];
}

/** A workspace of another kind; storage, vault and figures are those of the environment's workspace. */
function store(context: LoweringContext): DesiredResource {
  const shared = machineLearning(context);
  return azureResource(context, {
    name: "store",
    type: WORKSPACE,
    id: storeId(context),
    minutes: [4, 10],
    body: {
      kind: "FeatureStore",
      identity: actsAsItself(context),
      sku: { name: "Basic", tier: "Basic" },
      properties: {
        friendlyName: context.component.title,
        storageAccount: shared.accountId,
        keyVault: shared.vaultId,
        applicationInsights: shared.insightsId,
        publicNetworkAccess: "Enabled",
        systemDatastoresAuthMode: "Identity",
        primaryUserAssignedIdentity: identityId(context),
        managedNetwork: { isolationMode: "Disabled" },
        encryption: workspaceEncryption(context),
        featureStoreSettings: {
          computeRuntime: { sparkRuntimeVersion: SPARK_VERSION },
          offlineStoreConnectionName: OFFLINE,
          onlineStoreConnectionName: flagSetting(context, "online") ? ONLINE_CONNECTION : undefined,
        },
      },
    },
    dependsOn: [shared.workspaceAddress, OWN_RIGHTS, ...rolesOf(context)],
  });
}

function offlineConnection(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "offline",
    type: CONNECTION,
    id: `${storeId(context)}/connections/${OFFLINE}`,
    body: {
      properties: {
        authType: "ManagedIdentity",
        category: "ADLSGen2",
        target: containerId(context, FEATURES),
        credentials: { clientId: clientId(context), resourceId: identityId(context) },
      },
    },
    dependsOn: ["store", addressIn(context, "container", FEATURES)],
  });
}

function storeId(part: Part): string {
  return ownId(part, WORKSPACE, "store");
}
