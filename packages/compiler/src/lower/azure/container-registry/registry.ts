import type { Lowering, Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const REGISTRY = "Microsoft.ContainerRegistry/registries";
/** Several zones take the dearest edition. */
const SKU = { prototype: "Basic", standard: "Basic", production: "Premium" } as const;

/** The environment's own images: whatever runs in a container may pull from here, and nobody else. */
export const containerRegistry: Lowering = {
  cloud: "azure",
  kind: "container-registry",
  variant: "registry",
  service: "Azure Container Registry",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {},
    facts: { registryId: registryId(part), registryAddress: addressIn(part, "registry"), server: `${registryName(part)}.azurecr.io` },
  }),
  lower: (context) => [
    azureResource(context, {
      name: "registry",
      type: REGISTRY,
      id: registryId(context),
      body: {
        sku: { name: SKU[context.target.tier] },
        properties: {
          adminUserEnabled: false,
          publicNetworkAccess: "Enabled",
          zoneRedundancy: context.target.tier === "production" ? "Enabled" : "Disabled",
          networkRuleBypassOptions: "AzureServices",
        },
      },
    }),
  ],
};

function registryName(part: Part): string {
  return nameOf(part, REGISTRY, "registry");
}

function registryId(part: Part): string {
  return ownId(part, REGISTRY, "registry");
}
