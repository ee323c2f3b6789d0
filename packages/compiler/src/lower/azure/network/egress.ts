import type { DesiredResource } from "@zerolake/resources";
import { type EnvironmentView, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ownId } from "../arm-id.ts";
import { POSTGRES_PORT } from "../postgres/server.ts";
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
    body: { properties: { securityRules: egressRules(textSetting(context, "egress"), context.environment) } },
  });
}

interface Door {
  readonly name: string;
  readonly to: "AzureCloud" | "Internet";
  readonly port: string;
  isUsed(environment: EnvironmentView): boolean;
}

/** What may leave a restricted network, because something that is drawn is reached there. */
const DOORS: readonly Door[] = [
  { name: "allow-azure", to: "AzureCloud", port: "443", isUsed: () => true },
  // Its brokers have no addresses of their own that a rule could name.
  {
    name: "allow-brokers",
    to: "Internet",
    port: "9092",
    isUsed: (environment) => environment.components("event-stream").some(({ variant }) => variant.startsWith("confluent")),
  },
  {
    name: "allow-databases",
    to: "AzureCloud",
    port: String(POSTGRES_PORT),
    isUsed: (environment) =>
      environment.components("vector-store").some(({ variant }) => variant === "pgvector") ||
      environment.components("catalog").some(({ variant }) => variant === "polaris"),
  },
];
const FIRST_PRIORITY = 3900;
const LAST_PRIORITY = 4000;
const PRIORITY_STEP = 10;

/** Restricted: services of Azure over https and what else is drawn, the rest of the internet not at all. */
function egressRules(egress: string, environment: EnvironmentView): readonly LooseMap[] {
  if (egress === "open") return [];
  const common = { direction: "Outbound", sourcePortRange: "*" };
  const doors = DOORS.map(({ name, to, port }, index) => ({
    name,
    properties: {
      ...common,
      priority: FIRST_PRIORITY + index * PRIORITY_STEP,
      access: "Allow",
      protocol: "Tcp",
      sourceAddressPrefix: "VirtualNetwork",
      destinationAddressPrefix: to,
      destinationPortRange: port,
    },
  }));
  const internet = {
    name: "deny-internet",
    properties: {
      ...common,
      priority: LAST_PRIORITY,
      access: "Deny",
      protocol: "*",
      sourceAddressPrefix: "*",
      destinationAddressPrefix: "Internet",
      destinationPortRange: "*",
    },
  };
  return egress === "restricted" ? [...doors.filter((_, index) => DOORS[index]?.isUsed(environment)), internet] : [internet];
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
