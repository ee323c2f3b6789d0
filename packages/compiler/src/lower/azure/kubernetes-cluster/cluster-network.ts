import type { LoweringContext, Statement } from "../../../lowering.ts";
import { overlaps, parseCidr } from "../../../sizing/cidr.ts";
import type { LooseMap } from "../../loose-map.ts";
import { allow } from "../access.ts";
import { clusterServers } from "../network/cluster-subnet.ts";

/** Ranges inside of the cluster; the first of each that the network does not use. */
const SERVICES = ["172.29.0.0/16", "10.200.0.0/16"];
const PODS = ["192.168.0.0/16", "10.244.0.0/16"];

/** Subnet of the network that the machines lie in; nothing where they lie in a network of their own. */
export function machineSubnet(context: LoweringContext): string | undefined {
  const id = context.platform("network")?.["clusterSubnetId"];
  return clusterServers(context.environment).length > 0 && typeof id === "string" ? id : undefined;
}

/** The cluster puts machines and addresses into the subnet. */
export function joinSubnet(context: LoweringContext): readonly Statement[] {
  const id = machineSubnet(context);
  const address = context.platform("network")?.["clusterSubnetAddress"];
  return id === undefined || typeof address !== "string" ? [] : [allow("networkContributor", id, address)];
}

/** Addresses that do not meet those of the network. */
export function innerRanges(context: LoweringContext): LooseMap {
  if (machineSubnet(context) === undefined) return {};
  const serviceCidr = firstFree(context, SERVICES);
  return { serviceCidr, dnsServiceIP: serviceCidr.replace(/\.0\.0\/16$/, ".0.10"), podCidr: firstFree(context, PODS) };
}

function firstFree(context: LoweringContext, [preferred = "", other = ""]: readonly string[]): string {
  const taken = parseCidr(String(context.platform("network")?.["cidr"]));
  const wanted = parseCidr(preferred);
  return taken && wanted && overlaps(taken, wanted) ? other : preferred;
}
