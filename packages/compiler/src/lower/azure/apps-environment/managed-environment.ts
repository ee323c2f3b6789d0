import type { Lowering, Part } from "../../../lowering.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const ENVIRONMENT = "Microsoft.App/managedEnvironments";

/** Where every container of the environment runs; it costs nothing by itself. */
export const managedEnvironment: Lowering = {
  cloud: "azure",
  kind: "apps-environment",
  variant: "managed-environment",
  service: "Azure Container Apps",
  minutes: [2, 6],
  outputs: (part) => ({ ports: {}, facts: { environmentId: environmentId(part) } }),
  lower: (context) => {
    const subnetId = context.platform("network")?.["appsSubnetId"];
    const subnetAddress = context.platform("network")?.["appsSubnetAddress"];
    return [
      azureResource(context, {
        name: "environment",
        type: ENVIRONMENT,
        id: environmentId(context),
        minutes: [2, 6],
        body: {
          properties: {
            appLogsConfiguration: { destination: "azure-monitor" },
            // Zones need a network of ours.
            zoneRedundant: context.target.tier === "production" && subnetId !== undefined,
            vnetConfiguration: subnetId === undefined ? undefined : { infrastructureSubnetId: subnetId, internal: false },
            workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
            peerTrafficConfiguration: { encryption: { enabled: true } },
            publicNetworkAccess: "Enabled",
          },
        },
        dependsOn: typeof subnetAddress === "string" ? [subnetAddress] : [],
      }),
    ];
  },
};

function environmentId(part: Part): string {
  return ownId(part, ENVIRONMENT, "environment");
}
