import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const NSG = "Microsoft.Network/networkSecurityGroups";
const NAT = "Microsoft.Network/natGateways";
const IP = "Microsoft.Network/publicIPAddresses";

/** The rules of every subnet of ours. */
export function securityGroup(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "securityGroup",
    type: NSG,
    id: ownId(context, NSG, "securityGroup"),
    body: { properties: { securityRules: egressRules(textSetting(context, "egress"), usesConfluent(context)) } },
  });
}

function usesConfluent({ environment }: LoweringContext): boolean {
  return environment.components("event-stream").some(({ variant }) => variant.startsWith("confluent"));
}

/** Restricted: services of Azure over https, brokers of Confluent where they are drawn, the rest of the internet not at all. */
function egressRules(egress: string, isConfluentUsed: boolean): readonly LooseMap[] {
  if (egress === "open") return [];
  const common = { direction: "Outbound", sourcePortRange: "*" };
  const azure = {
    name: "allow-azure",
    properties: {
      ...common,
      priority: 3900,
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      destinationAddressPrefix: "AzureCloud",
      destinationPortRange: "443",
    },
  };
  const internet = {
    name: "deny-internet",
    properties: {
      ...common,
      priority: 4000,
      access: "Deny",
      protocol: "*",
      sourceAddressPrefix: "*",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "*",
    },
  };
  // Its brokers have no addresses of their own that a rule could name.
  const brokers = {
    name: "allow-brokers",
    properties: {
      ...common,
      priority: 3910,
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "9092",
    },
  };
  return egress === "restricted" ? [azure, ...(isConfluentUsed ? [brokers] : []), internet] : [internet];
}

/** Anything may leave at all. */
export function hasExit(part: Part): boolean {
  return textSetting(part, "egress") !== "none";
}

/** One address for everything that leaves. A NAT gateway lies in one zone; its address may span them. */
export function exit(context: LoweringContext): readonly DesiredResource[] {
  if (!hasExit(context)) return [];
  const zones = context.target.tier === "production" ? ["1", "2", "3"] : ["1"];
  return [
    azureResource(context, {
      name: "address",
      type: IP,
      id: ownId(context, IP, "address"),
      body: {
        sku: { name: "Standard", tier: "Regional" },
        zones,
        properties: { publicIPAllocationMethod: "Static", publicIPAddressVersion: "IPv4", idleTimeoutInMinutes: 4 },
      },
    }),
    azureResource(context, {
      name: "nat",
      type: NAT,
      id: ownId(context, NAT, "nat"),
      body: {
        sku: { name: "Standard" },
        zones: ["1"],
        properties: { idleTimeoutInMinutes: 10, publicIpAddresses: [{ id: ownId(context, IP, "address") }] },
      },
      dependsOn: ["address"],
    }),
  ];
}
