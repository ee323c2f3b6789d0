import type { Lowering, Part } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { actsAsItself, identityId, workloadIdentity } from "../access.ts";
import { nameOf, ownId, subscriptionId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const WORKSPACE = "Microsoft.Databricks/workspaces";
const CONNECTOR = "Microsoft.Databricks/accessConnectors";

/** One workspace per environment, and the identity that its catalog opens storage with. What lies inside is made through its own address. */
export const databricksWorkspace: Lowering = {
  cloud: "azure",
  kind: "databricks-workspace",
  variant: "workspace",
  service: "Azure Databricks",
  gap: "keeps its machines in a resource group of its own, which nobody else may touch",
  minutes: [4, 10],
  outputs: (part) => ({
    ports: {},
    facts: {
      workspaceId: workspaceId(part),
      workspaceAddress: addressIn(part, "workspace"),
      workspaceUrl: ref(part, "workspace", "properties.workspaceUrl"),
      connectorId: ownId(part, CONNECTOR, "connector"),
      connectorAddress: addressIn(part, "connector"),
      identityId: identityId(part),
      principalId: ref(part, "identity", "properties.principalId"),
    },
  }),
  lower: (context) => [
    ...workloadIdentity(context),
    azureResource(context, {
      name: "workspace",
      type: WORKSPACE,
      id: workspaceId(context),
      minutes: [4, 10],
      body: {
        // Unity Catalog takes no other.
        sku: { name: "premium" },
        properties: {
          computeMode: "Hybrid",
          managedResourceGroupId: `${subscriptionId(context)}/resourceGroups/${nameOf(context, WORKSPACE, "workspace")}-managed`,
          publicNetworkAccess: "Enabled",
          requiredNsgRules: "AllRules",
          defaultCatalog: { initialType: "UnityCatalog" },
          parameters: { enableNoPublicIp: { value: true } },
        },
      },
    }),
    azureResource(context, {
      name: "connector",
      type: CONNECTOR,
      id: ownId(context, CONNECTOR, "connector"),
      body: { identity: actsAsItself(context), properties: {} },
    }),
  ],
};

function workspaceId(part: Part): string {
  return ownId(part, WORKSPACE, "workspace");
}
