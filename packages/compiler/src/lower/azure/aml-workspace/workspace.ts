import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, allow, identityId, OWN_RIGHTS, ownRights, rolesOf } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { registryOf } from "../container-registry/pull-images.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { keyVault, vaultId } from "../key-vault/vault.ts";
import { azureResource } from "../resource.ts";
import { accountId, accountName, storageAccount } from "../storage/storage-account.ts";
import { workspaceEncryption } from "./workspace-encryption.ts";

const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";
const INSIGHTS = "Microsoft.Insights/components";
/** Code that runs are started with. */
const CODE = "code";

/** Where models are trained, kept and served: one workspace per environment with storage, vault and figures of its own. */
export const amlWorkspace: Lowering = {
  cloud: "azure",
  kind: "aml-workspace",
  variant: "workspace",
  service: "Azure Machine Learning",
  gap: "its storage has no folders: the service takes no other",
  minutes: [4, 10],
  needs: ["monitoring", "container-registry"],
  outputs: (part) => ({
    ports: {},
    facts: {
      workspaceId: workspaceId(part),
      workspaceAddress: addressIn(part, "workspace"),
      trackingUri: `azureml://${part.target.region}.api.azureml.ms/mlflow/v1.0${workspaceId(part)}`,
      accountId: accountId(part),
      accountAddress: addressIn(part, "account"),
      codeAccount: accountName(part),
      codeContainer: CODE,
      vaultId: vaultId(part),
      vaultAddress: addressIn(part, "vault"),
      insightsId: ownId(part, INSIGHTS, "insights"),
      insightsAddress: addressIn(part, "insights"),
      codeContainerAddress: addressIn(part, "container", CODE),
    },
  }),
  lower: (context) => [
    ...storageAccount(context, { containers: [CODE], holdsData: true, isFlat: true }),
    ...ownRights(context, rightsOfService(context)),
    keyVault(context, { isPurgeProtected: context.target.tier === "production" }),
    insights(context),
    workspace(context),
  ],
};

/** What the service does with the identity before there is a workspace. */
function rightsOfService(context: LoweringContext): readonly Statement[] {
  const registry = registryOf(context);
  return [
    allow("blobContributor", accountId(context), addressIn(context, "account")),
    allow("fileContributor", accountId(context), addressIn(context, "account")),
    allow("vaultAdministrator", vaultId(context), addressIn(context, "vault")),
    allow("insightsContributor", ownId(context, INSIGHTS, "insights"), addressIn(context, "insights")),
    ...(registry ? [allow("imagePusher", registry.id, registry.address)] : []),
  ];
}

function insights(context: LoweringContext): DesiredResource {
  const { workspaceId: logs, workspaceAddress } = context.platform("monitoring") ?? {};
  return azureResource(context, {
    name: "insights",
    type: INSIGHTS,
    id: ownId(context, INSIGHTS, "insights"),
    body: {
      kind: "web",
      properties: { Application_Type: "web", WorkspaceResourceId: logs, IngestionMode: "LogAnalytics", DisableLocalAuth: true },
    },
    dependsOn: typeof workspaceAddress === "string" ? [workspaceAddress] : [],
  });
}

function workspace(context: LoweringContext): DesiredResource {
  const registry = registryOf(context);
  return azureResource(context, {
    name: "workspace",
    type: WORKSPACE,
    id: workspaceId(context),
    minutes: [4, 10],
    body: {
      identity: actsAsItself(context),
      sku: { name: "Basic", tier: "Basic" },
      properties: {
        friendlyName: workspaceName(context),
        storageAccount: accountId(context),
        keyVault: vaultId(context),
        applicationInsights: ownId(context, INSIGHTS, "insights"),
        containerRegistry: registry?.id,
        publicNetworkAccess: "Enabled",
        systemDatastoresAuthMode: "Identity",
        primaryUserAssignedIdentity: identityId(context),
        managedNetwork: { isolationMode: "Disabled" },
        encryption: workspaceEncryption(context),
      },
    },
    dependsOn: [
      "account",
      "vault",
      "insights",
      OWN_RIGHTS,
      ...rolesOf(context),
      ...(registry ? [registry.address] : []),
      ...(customerKey(context)?.addresses ?? []),
    ],
  });
}

function workspaceName(part: Part): string {
  return workspaceId(part).split("/").at(-1) ?? "";
}

function workspaceId(part: Part): string {
  return ownId(part, WORKSPACE, "workspace");
}
