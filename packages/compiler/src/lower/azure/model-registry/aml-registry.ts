import type { Tier } from "@zerolake/resources";
import type { Lowering, Part, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { allow } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const REGISTRY = "Microsoft.MachineLearningServices/registries";
const LOGICAL_NAME = "registry";
const STORAGE: Readonly<Record<Tier, string>> = { prototype: "Standard_LRS", standard: "Standard_ZRS", production: "Standard_ZRS" };

/** A registry beside the workspaces: each of them puts models into it and takes models from it. */
export const amlSharedRegistry: Lowering = {
  cloud: "azure",
  kind: "model-registry",
  variant: "aml-registry",
  service: "Azure Machine Learning registry",
  gap: "its storage and its images lie in a group that only the service changes; no approval of its own: a version counts as approved when somebody names it for an endpoint; a run records in its workspace, from where a version is shared",
  minutes: [5, 15],
  outputs: (part) => ({
    ports: {
      model: { protocol: "mlflow", registryName: registryName(part), registryAddress: registryAddress(part), region: part.target.region },
    },
  }),
  grants: { in: { model: (self) => [useRegistry(self)] }, out: { model: (self) => [useRegistry(self)] } },
  lower: (context) => {
    const { region, tier } = context.target;
    return [
      azureResource(context, {
        name: LOGICAL_NAME,
        type: REGISTRY,
        id: ownId(context, REGISTRY, LOGICAL_NAME),
        minutes: [5, 15],
        body: {
          identity: { type: "SystemAssigned" },
          sku: { name: "Basic", tier: "Basic" },
          properties: {
            publicNetworkAccess: "Enabled",
            regionDetails: [
              {
                location: region,
                storageAccountDetails: [
                  {
                    systemCreatedStorageAccount: {
                      storageAccountType: STORAGE[tier],
                      storageAccountHnsEnabled: false,
                      allowBlobPublicAccess: false,
                    },
                  },
                ],
                acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: "Premium" } }],
              },
            ],
          },
        },
      }),
    ];
  },
};

/** Reading versions and writing new ones: the service has no narrower role. */
function useRegistry(self: Part): Statement {
  return allow("registryUser", ownId(self, REGISTRY, LOGICAL_NAME), registryAddress(self));
}

function registryName(part: Named): string {
  return nameOf(part, REGISTRY, LOGICAL_NAME);
}

function registryAddress(part: Pick<Part, "component">): string {
  return addressIn(part, LOGICAL_NAME);
}
