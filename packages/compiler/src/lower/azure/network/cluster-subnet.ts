import type { DesiredResource } from "@zerolake/resources";
import { type EnvironmentView, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { type Cidr, cidrSubnet, formatCidr, parseCidr } from "../../../sizing/cidr.ts";
import { addressIn } from "../../part-address.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const VNET = "Microsoft.Network/virtualNetworks";
const SUBNET = "Microsoft.Network/virtualNetworks/subnets";
export const CLUSTER_SUBNET = "cluster";
/** The block after the one of the containers, of the same size. */
const BITS = 7;
const INDEX = 2;

/** Servers that run in the cluster and are asked by containers: both have to lie in one network then. */
export function clusterServers(environment: EnvironmentView): readonly string[] {
  return environment.components("vector-store").flatMap(({ component, variant }) => (variant === "qdrant" ? [component.id] : []));
}

/** Where the machines of the cluster lie, when servers of ours run there. Its rules are its own: it fetches its parts from their makers. */
export function clusterSubnet(context: LoweringContext): readonly DesiredResource[] {
  const range = blockOf(textSetting(context, "cidr"));
  if (clusterServers(context.environment).length === 0 || range === undefined) return [];
  return [
    azureResource(context, {
      name: "subnet",
      key: CLUSTER_SUBNET,
      type: SUBNET,
      id: clusterSubnetId(context),
      body: { properties: { addressPrefix: formatCidr(range), privateEndpointNetworkPolicies: "Enabled", defaultOutboundAccess: false } },
      // A network takes one change at a time.
      dependsOn: ["vnet", addressIn(context, "subnet", "apps")],
    }),
  ];
}

export function clusterSubnetId(part: Part): string {
  return armId(part, SUBNET, nameOf(part, VNET, "vnet"), CLUSTER_SUBNET);
}

/**
 * Address of the component's server, from the end of the block: machines take theirs from its beginning, and the very last one is Azure's.
 * Nothing when the network has no room, which it says itself.
 */
export function serverAddress({ component, environment, platform }: LoweringContext): string | undefined {
  const range = blockOf(String(platform("network")?.["cidr"]));
  if (range === undefined) return undefined;
  const last = range.base + 2 ** (32 - range.prefix) - 2;
  return formatCidr({ base: last - clusterServers(environment).indexOf(component.id), prefix: 32 }).replace("/32", "");
}

function blockOf(cidr: string): Cidr | undefined {
  const block = parseCidr(cidr);
  return block && cidrSubnet(block, BITS, INDEX);
}
