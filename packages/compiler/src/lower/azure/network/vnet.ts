import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { cidrSubnet, formatCidr, parseCidr } from "../../../sizing/cidr.ts";
import { addressIn } from "../../part-address.ts";
import { armId, nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { CLUSTER_SUBNET, clusterSubnet, clusterSubnetId } from "./cluster-subnet.ts";
import { exit, hasExit, securityGroup } from "./egress.ts";

const VNET = "Microsoft.Network/virtualNetworks";
const SUBNET = "Microsoft.Network/virtualNetworks/subnets";
const NSG = "Microsoft.Network/networkSecurityGroups";
const NAT = "Microsoft.Network/natGateways";
const APPS = "apps";
/** Container Apps wants room for its own machines: a 128th of the block is a /23 in a /16. */
const APPS_BITS = 7;
const PREFIX_MIN = 8;
const PREFIX_MAX = 20;

/** A network of its own per environment; containers lie in it and leave it through one address. */
export const vnet: Lowering = {
  cloud: "azure",
  kind: "network",
  variant: "vnet",
  service: "Azure Virtual Network",
  gap: "services themselves answer on public addresses, to identities of this environment only",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {},
    facts: {
      vnetId: ownId(part, VNET, "vnet"),
      vnetAddress: addressIn(part, "vnet"),
      cidr: textSetting(part, "cidr"),
      clusterSubnetId: clusterSubnetId(part),
      clusterSubnetAddress: addressIn(part, "subnet", CLUSTER_SUBNET),
      appsSubnetId: subnetId(part),
      appsSubnetAddress: addressIn(part, "subnet", APPS),
      egress: textSetting(part, "egress"),
    },
  }),
  lower: (context) => {
    const range = appsRange(textSetting(context, "cidr"));
    if (range === undefined) {
      reportRange(context);
      return [];
    }
    reportPublicServices(context);
    return [securityGroup(context), ...exit(context), network(context), subnet(context, range), ...clusterSubnet(context)];
  },
};

function network(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "vnet",
    type: VNET,
    id: ownId(context, VNET, "vnet"),
    // Without the property, so that an update leaves the subnets alone: a list would be the whole truth.
    body: { properties: { addressSpace: { addressPrefixes: [textSetting(context, "cidr")] } } },
  });
}

function subnet(context: LoweringContext, addressPrefix: string): DesiredResource {
  return azureResource(context, {
    name: "subnet",
    key: APPS,
    type: SUBNET,
    id: subnetId(context),
    body: {
      properties: {
        addressPrefix,
        networkSecurityGroup: { id: ownId(context, NSG, "securityGroup") },
        natGateway: hasExit(context) ? { id: ownId(context, NAT, "nat") } : undefined,
        privateEndpointNetworkPolicies: "Enabled",
        defaultOutboundAccess: false,
        delegations: [{ name: "apps", properties: { serviceName: "Microsoft.App/environments" } }],
      },
    },
    dependsOn: ["vnet", "securityGroup", "nat"],
  });
}

function subnetId(part: Part): string {
  return armId(part, SUBNET, nameOf(part, VNET, "vnet"), APPS);
}

function appsRange(cidr: string): string | undefined {
  const block = parseCidr(cidr);
  if (!block || block.prefix < PREFIX_MIN || block.prefix > PREFIX_MAX) return undefined;
  return formatCidr(cidrSubnet(block, APPS_BITS, 1));
}

function reportRange(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-NETWORK-CIDR",
    message: `The address range of “${context.component.title}” does not work: it must be a block between /${PREFIX_MIN} and /${PREFIX_MAX}.`,
    target: { component: context.component.id, setting: "cidr" },
    hint: "Choose a private range, for example 10.20.0.0/16.",
  });
}

/** Somebody who asked for private endpoints must not believe that there are any. */
function reportPublicServices(context: LoweringContext): void {
  if (!flagSetting(context, "privateEndpoints")) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-NO-PRIVATE-ENDPOINTS",
    message: "Storage, streams and keys answer on public addresses: Zerolake makes no private endpoints on Azure yet.",
    target: { component: context.component.id, setting: "privateEndpoints" },
    why: "Only identities of this environment get in, and no service takes a password or a key.",
    hint: "Add private endpoints yourself where a policy asks for them.",
  });
}
