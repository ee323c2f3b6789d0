import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Statement } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { actsAsItself, allow, assignRoles, identityId, rolesOf, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { customerKey } from "../encryption-key/customer-key.ts";
import { azureResource } from "../resource.ts";
import { workspaceRights } from "./workspace-rights.ts";

const WORKSPACE = "Microsoft.Synapse/workspaces";

/** SQL over files without a server. One per environment: it costs nothing while nobody asks. */
export const synapseWorkspace: Lowering = {
  cloud: "azure",
  kind: "synapse-workspace",
  variant: "workspace",
  service: "Azure Synapse Analytics",
  minutes: [7, 15],
  outputs: (part) => ({
    ports: {},
    facts: {
      workspaceName: workspaceName(part),
      workspaceId: workspaceId(part),
      workspaceAddress: addressIn(part, "workspace"),
      sqlHost: `${workspaceName(part)}-ondemand.sql.azuresynapse.net`,
    },
  }),
  lower: (context) => {
    const lake = context.platform("artefact-store");
    return [
      ...workloadIdentity(context),
      workspace(context, lake ?? {}),
      azureResource(context, {
        name: "firewall",
        type: "Microsoft.Synapse/workspaces/firewallRules",
        id: armId(context, "Microsoft.Synapse/workspaces/firewallRules", workspaceName(context), "AllowAllWindowsAzureIps"),
        // From nought to nought means: services inside Azure, nobody else.
        body: { properties: { startIpAddress: "0.0.0.0", endIpAddress: "0.0.0.0" } },
        dependsOn: ["workspace"],
      }),
      ...assignRoles(context, {
        name: "reads",
        subject: workspaceId(context),
        principalId: ref(context, "workspace", "identity.principalId"),
        grants: [
          ...ownFiles(lake ?? {}),
          ...workspaceRights(context, { prefix: "synapse-", streaming: "synapse-streaming", store: lake ?? {} }),
        ],
      }),
    ];
  },
};

function workspace(context: LoweringContext, lake: PropertyMap): DesiredResource {
  const key = customerKey(context);
  return azureResource(context, {
    name: "workspace",
    type: WORKSPACE,
    id: workspaceId(context),
    minutes: [7, 15],
    body: {
      identity: key ? { ...actsAsItself(context), type: "SystemAssigned,UserAssigned" } : { type: "SystemAssigned" },
      properties: {
        defaultDataLakeStorage: {
          resourceId: lake["accountId"],
          accountUrl: lake["dfsEndpoint"],
          filesystem: lake["synapseContainer"],
          createManagedPrivateEndpoint: false,
        },
        managedResourceGroupName: `${workspaceName(context)}-managed`,
        publicNetworkAccess: "Enabled",
        azureADOnlyAuthentication: true,
        trustedServiceBypassEnabled: true,
        encryption: key && {
          cmk: {
            key: { name: "default", keyVaultUrl: key.keyUri },
            kekIdentity: { useSystemAssignedIdentity: false, userAssignedIdentity: identityId(context) },
          },
        },
      },
    },
    dependsOn: [String(lake["synapseContainerAddress"]), ...(key ? [...key.addresses, ...rolesOf(context)] : [])],
  });
}

function ownFiles(lake: PropertyMap): readonly Statement[] {
  return [allow("blobContributor", String(lake["synapseContainerId"]), String(lake["synapseContainerAddress"]))];
}

function workspaceName(part: Part): string {
  return nameOf(part, WORKSPACE, "workspace");
}

function workspaceId(part: Part): string {
  return armId(part, WORKSPACE, workspaceName(part));
}
